import { lazy } from 'react'
import type { WorkflowLook } from '../workflow'

const order: WorkflowLook = {
  Form: lazy(() => import('./OrderForm')),
  CardActions: lazy(() => import('./OrderActions')),
}

export default order
