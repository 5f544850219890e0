import { lazy } from 'react'
import type { WorkflowLook } from '../workflow'

const invoice: WorkflowLook = {
  Form: lazy(() => import('./InvoiceForm')),
  CardActions: lazy(() => import('./InvoiceCardActions')),
}

export default invoice
