import { lazy } from 'react'
import type { WorkflowLook } from '../workflow'

const recharge: WorkflowLook = {
  Form: lazy(() => import('./RechargeForm')),
  CardActions: lazy(() => import('./RechargeActions')),
  takesProof: true,
}

export default recharge
