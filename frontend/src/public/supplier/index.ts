import type { PublicKind } from '../publicKind'

const supplier: PublicKind = {
  load: () => import('./SupplierPage'),
}

export default supplier
