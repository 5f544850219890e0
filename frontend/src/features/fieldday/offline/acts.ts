import { api } from '@/api/client'
import type { Findings, Step, Tag, Value } from '../data'

/** What a technician does at an order; each is told to the hub once, under a name of its own. */
export type Act =
  | { kind: 'step'; step: Step; reason: string; eta_minutes?: number }
  | { kind: 'answer'; version: string; item: string; value: Value; reason: string }
  | { kind: 'photo'; tag: Tag; item: string; blob: Blob }
  | ({ kind: 'findings' } & Omit<Findings, 'written_at'>)
  | { kind: 'part'; part: string; code: string; name: string; unit: string; quantity: string }
  | {
      kind: 'signature'
      name: string
      document: string
      signature: string
      absent_reason: string
    }

export interface Entry {
  act_id: string
  order: string
  /** `OS-000012`, to speak of it once it is not on the list any more. */
  number: string
  /** By this phone's clock; no two alike, so it says what came first. */
  happened_at: string
  act: Act
  state: 'waiting' | 'refused'
  error: { code: string; detail: string; fields: Record<string, unknown> } | null
}

/** Tells the hub of an act; saying it again is harmless. */
export async function tell({ act, act_id, happened_at, order }: Entry): Promise<void> {
  const at = `service-orders/${order}/`
  const when = { act_id, happened_at }
  switch (act.kind) {
    case 'step':
      await api.post(`${at}${act.step}/`, stepBody(act, when), act_id)
      return
    case 'answer': {
      const { kind: _, ...said } = act
      await api.put(`${at}checklist/`, { answers: [{ ...when, ...said }] })
      return
    }
    case 'photo':
      await api.post(`${at}photos/`, photoForm(act, act_id, happened_at))
      return
    case 'findings': {
      const { kind: _, ...said } = act
      await api.put(`${at}findings/`, { ...when, ...said })
      return
    }
    case 'part':
      await api.post(`${at}parts/`, { part: act.part, quantity: act.quantity, act_id }, act_id)
      return
    case 'signature': {
      const { kind: _, ...said } = act
      await api.post(`${at}signature/`, { ...when, ...said })
    }
  }
}

function stepBody({ reason, eta_minutes }: Act & { kind: 'step' }, when: object) {
  return eta_minutes === undefined ? { ...when, reason } : { ...when, reason, eta_minutes }
}

function photoForm(act: Act & { kind: 'photo' }, actId: string, takenAt: string): FormData {
  const form = new FormData()
  form.append('file', act.blob, `${actId}.jpg`)
  form.append('tag', act.tag)
  form.append('item', act.item)
  form.append('taken_at', takenAt)
  form.append('act_id', actId)
  return form
}
