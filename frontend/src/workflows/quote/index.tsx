import { lazy } from 'react'
import type { WorkflowLook } from '../workflow'

const quote: WorkflowLook = {
  Form: lazy(() => import('./QuoteForm')),
  CardActions: lazy(() => import('./QuoteActions')),
}

export default quote
