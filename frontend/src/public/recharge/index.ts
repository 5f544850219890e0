import type { PublicKind } from '../publicKind'

const recharge: PublicKind = { load: () => import('./RechargePage') }

export default recharge
