import type { ComponentType } from 'react'
import type { Action, Attachment, Card } from '@/api/types'

export interface FormProps {
  conversation: string
  action: Action
  /** A picture of the thread chosen as proof before the form opened. */
  proof: Attachment | null
  /** Pictures of the thread one may choose from. */
  pictures: Attachment[]
  onDone: () => void
  onCancel: () => void
}

/** What `workflows/<key>/index.tsx` exports by default; load the parts lazily, both are optional. */
export interface WorkflowLook {
  Form?: ComponentType<FormProps>
  /** The next allowed steps, drawn in the foot of the card of this type. */
  CardActions?: ComponentType<{ card: Card }>
  /** Its form takes a picture of the thread as proof. */
  takesProof?: boolean
}
