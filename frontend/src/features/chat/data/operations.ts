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
    }
    throw error
  }
}

const path = (id: string, verb: string) => `conversations/${id}/${verb}/`

export function claim(id: string, me: PersonRef): Promise<void> {
  return optimistically(id, { assignee: me }, () => api.post(path(id, 'claim')))
}

export function assign(id: string, person: PersonRef | null): Promise<void> {
  return optimistically(id, { assignee: person }, () =>
    api.post(path(id, 'assign'), { user: person?.id ?? null }),
  )
}

export function setState(id: string, state: ConversationState): Promise<void> {
  return optimistically(id, { state }, () => api.post(path(id, 'state'), { state }))
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
