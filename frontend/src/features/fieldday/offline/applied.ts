import type { CheckedItem, Job, State, Value } from '../data'
import type { Act, Entry } from './acts'

const LEADS: Record<string, State> = {
  depart: 'en_route',
  start: 'in_progress',
  pause: 'paused',
  resume: 'in_progress',
  wait: 'waiting_parts',
  'give-up': 'cannot_complete',
  finish: 'done',
}
/** A technician's steps, as the hub will allow them once it knows. */
const STEPS: Partial<Record<State, string[]>> = {
  assigned: ['depart', 'start', 'wait'],
  en_route: ['start', 'give-up'],
  in_progress: ['pause', 'wait', 'give-up', 'finish'],
  paused: ['resume', 'wait'],
  waiting_parts: ['resume'],
}

/** An order as this phone knows it: what the hub said last, and what was done here since. */
export function applied(job: Job, entries: Entry[]): Job {
  const mine = entries.filter(each => each.order === job.id)
  if (mine.length === 0) return job
  const now = mine.reduce(after, job)
  return { ...now, missing: missingOf(now) }
}

function after(job: Job, { act, act_id, happened_at }: Entry): Job {
  switch (act.kind) {
    case 'step':
      return stepped(job, act)
    case 'answer':
      return unsigned(answered(job, act.item, act.value, happened_at))
    case 'photo':
      return unsigned(photographed(job, act, act_id, happened_at))
    case 'findings': {
      const { kind: _, ...said } = act
      return unsigned({ ...job, findings: { ...said, written_at: happened_at } })
    }
    case 'part':
      return unsigned({ ...job, parts: [...job.parts, act] })
    case 'signature':
      return { ...job, signature: signed(act, act_id, happened_at) }
  }
}

function stepped(job: Job, act: Act & { kind: 'step' }): Job {
  const state = LEADS[act.step] ?? job.state
  return { ...job, state, reason: act.reason, allowed_transitions: STEPS[state] ?? [] }
}

/** What is changed after it was signed has to be signed again. */
function unsigned(job: Job): Job {
  return job.signature ? { ...job, signature: { ...job.signature, counts: false } } : job
}

function answered(job: Job, key: string, value: Value, at: string): Job {
  const change = (item: CheckedItem): CheckedItem =>
    item.key === key
      ? {
          ...item,
          value,
          at,
          is_bad: isBad(item, value),
          is_open: item.required && value === null,
        }
      : item
  const checklists = job.checklists.map(each => ({ ...each, items: each.items.map(change) }))
  return { ...job, checklists }
}

function photographed(job: Job, act: Act & { kind: 'photo' }, id: string, at: string): Job {
  const file = {
    id,
    kind: 'image',
    name: '',
    content_type: 'image/jpeg',
    size: act.blob.size,
    width: null,
    height: null,
    duration: null,
    state: 'ready',
    error: null,
    url: null,
    thumbnail_url: addressOf(id, act.blob),
  } as Job['photos'][number]['file']
  const photo = { id, tag: act.tag, item: act.item, note: '', file, act_id: id, taken_at: at }
  const shown = { ...job, photos: [...job.photos.filter(each => each.act_id !== id), photo] }
  return act.item ? answered(shown, act.item, id, at) : shown
}

function signed(act: Act & { kind: 'signature' }, id: string, at: string): Job['signature'] {
  const { name, document, absent_reason } = act
  const drawn = act.signature !== ''
  return { id, name, document, absent_reason, drawn, counts: true, hash: '', signed_at: at }
}

/** What the hub will ask for before it takes "finish". */
function missingOf(job: Job): Record<string, string[]> {
  const missing: Record<string, string[]> = {}
  const open = job.checklists.flatMap(each => each.items).filter(each => each.is_open)
  if (open.length > 0) missing.checklist = open.map(each => each.label)
  if (job.kind.needs_photos) {
    const tags = new Set<string>(job.photos.map(each => each.tag))
    const lacking = ['before', 'after'].filter(tag => !tags.has(tag))
    if (lacking.length > 0) missing.photos = lacking
  }
  if (job.kind.needs_signature && !job.signature?.counts) {
    missing.signature = [job.signature ? 'changed' : 'missing']
  }
  return missing
}

/** Whether an answer says that something is wrong; as the hub will see it. */
function isBad(item: CheckedItem, value: Value): boolean {
  if (value === null) return false
  if (item.kind === 'check') return value === 'no'
  if (item.kind === 'choice') return item.bad.includes(String(value))
  if (item.kind !== 'number') return false
  const found = Number(String(value).replace(',', '.'))
  const below = item.min !== null && found < Number(item.min)
  return below || (item.max !== null && found > Number(item.max))
}

const addresses = new Map<string, string>()

/** An address for a picture that is only on this phone; one for each, for as long as the page stands. */
function addressOf(id: string, blob: Blob): string {
  const known = addresses.get(id)
  if (known) return known
  const made = URL.createObjectURL(blob)
  addresses.set(id, made)
  return made
}
