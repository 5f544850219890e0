import { lazy } from 'react'
import type { WorkflowLook } from '../workflow'

/** Its form is drawn from the hub's description. */
const query: WorkflowLook = { CardActions: lazy(() => import('./QueryActions')) }

export default query
