import type { PublicKind } from '../publicKind'
import { pollEvery } from './data'

const invoice: PublicKind = { load: () => import('./PayPage'), pollEvery }

export default invoice
