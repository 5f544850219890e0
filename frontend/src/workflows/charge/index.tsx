import { lazy } from 'react'
import type { WorkflowLook } from '../workflow'

const charge: WorkflowLook = {
  Form: lazy(() => import('./ChargeForm')),
  CardActions: lazy(() => import('./ChargeCardActions')),
}

export default charge
