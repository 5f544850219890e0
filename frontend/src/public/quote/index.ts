import type { PublicKind } from '../publicKind'

const quote: PublicKind = {
  load: () => import('./QuotePage'),
}

export default quote
