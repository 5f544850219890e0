import { lazy, Suspense } from 'react'
import { proofAsked } from '@/api/proof'
import { useStore } from '@/lib/store'

const ProofDialog = lazy(() => import('./ProofDialog'))

/** The one place where somebody says again who they are; its dialog is fetched when it is needed. */
export function Proof() {
  const asked = useStore(proofAsked)
  if (!asked) return null
  return (
    <Suspense fallback={null}>
      <ProofDialog onDone={asked.settle} />
    </Suspense>
  )
}
