import { api } from '@/api/client'
import { queryClient } from '@/api/query'
import type { Attachment, Conversation, ConversationState, Message, PersonRef } from '@/api/types'
import { keepConversation, keys, knownConversation } from './cache'
import { keepMessage, refreshMessage } from './messages'
import { placeConversation, takeIn } from './place'

/** Shows the change at once; the hub's answer replaces it, a refusal takes it back and is thrown. */
async function optimistically(
  id: string,
  change: Partial<Conversation>,
  call: () => Promise<Conversation | undefined>,
): Promise<void> {
  const before = knownConversation(id)
  if (before) placeConversation({ ...before, ...change }, before)
  try {
    const answer = await call()
    if (answer) takeIn(answer)
    void queryClient.invalidateQueries({ queryKey: keys.detail(id) })
  } catch (error) {
    const now = knownConversation(id)
    if (before && now) {
      const back = Object.fromEntries(
        Object.keys(change).map(field => [field, before[field as keyof Conversation]]),
      )
      placeConversation({ ...now, ...back }, now)
      // Whether it fits a list that was searched only the hub knows.
      void queryClient.invalidateQueries({ queryKey: keys.lists })
    }
    throw error
  }
}

const path = (id: string, verb: string) => `conversations/${id}/${verb}/`

export function claim(id: string, me: PersonRef): Promise<void> {
  return optimistically(id, { assignee: me }, () => api.post(path(id, 'claim')))
}

/** Who has a conversation; what is left out stays as it is. */
export interface Holder {
  user?: PersonRef | null
  team?: PersonRef | null
}

/** Gives it to a person, a team or both; `note` is a word only colleagues read. */
export function assign(id: string, { user, team }: Holder, note = ''): Promise<void> {
  const change: Partial<Conversation> = {}
  if (user !== undefined) change.assignee = user
  if (team !== undefined) change.team = team
  return optimistically(id, change, () =>
    api.post(path(id, 'assign'), {
      ...(user !== undefined && { user: user?.id ?? null }),
      ...(team !== undefined && { team: team?.id ?? null }),
      ...(note && { note }),
    }),
  )
}

/** The newest message this screen knows of: whoever puts it aside does not do so over a later one. */
function knownNumber(id: string): number | null {
  return knownConversation(id)?.last_number ?? null
}

export function setState(id: string, state: ConversationState): Promise<void> {
  const told = { state, expect_number: state === 'open' ? null : knownNumber(id) }
  return optimistically(id, { state }, () => api.post(path(id, 'state'), told))
}

/** Puts it aside until an instant, or (null) until the customer writes. */
export function snooze(id: string, until: string | null): Promise<void> {
  const told = { ...(until ? { until } : { on_reply: true }), expect_number: knownNumber(id) }
  const change = { state: 'snoozed' as const, snoozed_until: until }
  return optimistically(id, change, () => api.post(path(id, 'snooze'), told))
}

export function setPriority(id: string, priority: number): Promise<void> {
  return optimistically(id, { priority }, () => api.patch(`conversations/${id}/`, { priority }))
}

/** Takes back one's own last turn or hand-over; the hub knows how it stood before. */
export async function undo(id: string, event: string): Promise<void> {
  const answer = await api.post<Conversation>(path(id, 'undo'), { event })
  takeIn(answer)
  void queryClient.invalidateQueries({ queryKey: keys.detail(id) })
}

export function setLabels(id: string, labels: string[]): Promise<void> {
  const before = knownConversation(id)?.labels ?? []
  return optimistically(id, { labels }, () =>
    api.post(path(id, 'labels'), {
      add: labels.filter(label => !before.includes(label)),
      remove: before.filter(label => !labels.includes(label)),
    }),
  )
}

/** Puts somebody aside as spam, or takes them back; what else that moves the hub says. */
export function setSpam(item: Conversation, spam: boolean): Promise<void> {
  const customer = item.customer && { ...item.customer, spam }
  return optimistically(item.id, { customer }, () => api.post(path(item.id, 'spam'), { spam }))
}

export function setOptedOut(item: Conversation, opted_out: boolean): Promise<void> {
  const customer = item.customer && { ...item.customer, opted_out }
  return optimistically(item.id, { customer }, () =>
    api.post(path(item.id, 'opt-out'), { opted_out }),
  )
}

/** Says whether the outsider is a customer or a supplier. */
export async function setKind(item: Conversation, kind: 'customer' | 'supplier'): Promise<void> {
  await api.patch(`identities/${item.customer?.identity}/`, { kind })
  takeIn(await api.get<Conversation>(`conversations/${item.id}/`))
  void queryClient.invalidateQueries({ queryKey: keys.panel(item.id) })
}

export async function retryMessage(message: Message): Promise<void> {
  keepAnswer(await api.post<Message>(`messages/${message.id}/retry/`))
}

/** Asks the channel once more for a file it did not hand over. */
export async function fetchFileAgain(message: Message, file: Attachment): Promise<void> {
  await api.post(`attachments/${file.id}/retry/`)
  await refreshMessage(message)
}

function keepAnswer(message: Message | undefined): void {
  if (message?.conversation) keepMessage(message)
}

export async function openDirect(person: string): Promise<Conversation> {
  const body = { kind: 'direct', members: [person] }
  return keepNew(await api.post<Conversation>('conversations/', body))
}

export async function openGroup(title: string, members: string[]): Promise<Conversation> {
  return keepNew(await api.post<Conversation>('conversations/', { kind: 'group', title, members }))
}

function keepNew(item: Conversation): Conversation {
  const before = knownConversation(item.id)
  return placeConversation(keepConversation(item), before)
}
