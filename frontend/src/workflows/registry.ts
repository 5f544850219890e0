import { type ComponentType, lazy } from 'react'
import type { Card } from '@/api/types'
import type { FormProps, WorkflowLook } from './workflow'

const modules = import.meta.glob('./*/index.tsx', { eager: true, import: 'default' }) as Record<
  string,
  WorkflowLook
>

const GenericForm = lazy(() => import('./GenericForm'))

function lookOf(key: string): WorkflowLook | undefined {
  return modules[`./${key}/index.tsx`]
}

/** The action's own form; where there is none, one is drawn from the hub's description. */
export function formOf(key: string): ComponentType<FormProps> {
  return lookOf(key)?.Form ?? GenericForm
}

export function cardActionsOf(type: string): ComponentType<{ card: Card }> | undefined {
  return lookOf(type)?.CardActions
}

export function takesProof(key: string): boolean {
  return lookOf(key)?.takesProof ?? false
}
