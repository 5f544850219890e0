import { lazy } from 'react'
import type { WorkflowLook } from '../workflow'

const opportunity: WorkflowLook = {
  Form: lazy(() => import('./OpportunityForm')),
  CardActions: lazy(() => import('./OpportunityActions')),
}

export default opportunity
