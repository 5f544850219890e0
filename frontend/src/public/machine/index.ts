import type { PublicKind } from '../publicKind'

const machine: PublicKind = { load: () => import('./MachinePage') }

export default machine
