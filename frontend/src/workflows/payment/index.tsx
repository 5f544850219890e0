import { lazy } from 'react'
import type { WorkflowLook } from '../workflow'

const payment: WorkflowLook = {
  CardActions: lazy(() => import('./PaymentActions')),
}

export default payment
