import { lazy } from 'react'
import type { WorkflowLook } from '../workflow'

const coupon: WorkflowLook = {
  Form: lazy(() => import('./CouponForm')),
  CardActions: lazy(() => import('./CouponActions')),
}

export default coupon
