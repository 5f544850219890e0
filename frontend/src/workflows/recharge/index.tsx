import type { WorkflowLook } from '../workflow'
import { RechargeActions } from './RechargeActions'
import { RechargeForm } from './RechargeForm'

const recharge: WorkflowLook = {
  Form: RechargeForm,
  CardActions: RechargeActions,
  takesProof: true,
}

export default recharge
