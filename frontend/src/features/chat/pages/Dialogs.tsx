import { lazy, Suspense } from 'react'
import { useStore } from '@/lib/store'
import { firstWords } from '../first/opened'
import { macroAsked } from '../macros/data'
import { labelAsked } from '../thread/askLabel'

const FirstWords = lazy(() => import('../first/FirstWords'))
const MacroDialog = lazy(() => import('../macros/MacroDialog'))
const LabelDialog = lazy(() => import('../thread/LabelDialog'))

/** What asks before something is done, loaded when it does. */
export function Dialogs() {
  const macro = useStore(macroAsked)
  const label = useStore(labelAsked)
  const first = useStore(firstWords)
  return (
    <Suspense fallback={null}>
      {macro && <MacroDialog {...macro} />}
      {first && <FirstWords to={first.to} />}
      {label && <LabelDialog key={label.ids.join()} {...label} />}
    </Suspense>
  )
}
