import { api } from '@/api/client'
import type { Conversation, Place } from '@/api/types'
import { closeConversation } from '../live/left'
import { knownConversation } from './cache'
import { placeConversation, takeIn } from './place'

export interface GroupChange {
  title?: string
  /** Id of an uploaded picture; null takes it away. */
  picture?: string | null
  open_history?: boolean
}

/** The group's owners alone may; a refusal is thrown. */
export async function changeGroup(id: string, change: GroupChange): Promise<Conversation> {
  return takeIn(await api.patch<Conversation>(`conversations/${id}/`, change))
}

export interface MembersChange {
  add?: string[]
  remove?: string[]
  /** All owners there shall be. */
  owners?: string[]
}

export async function changeMembers(id: string, change: MembersChange): Promise<void> {
  const body = { add: [], remove: [], ...change }
  const item = await api.post<Conversation | undefined>(`conversations/${id}/members/`, body)
  if (item) takeIn(item)
}

export async function leaveGroup(id: string, me: string): Promise<void> {
  await changeMembers(id, { remove: [me] })
  closeConversation(id)
}

const UNSET: Place = { notify: 'all', muted_until: null, draft: null }

/** One's own wishes about a conversation, shown at once; a refusal takes them back and is thrown. */
export async function setOwn(
  id: string,
  change: Partial<Pick<Place, 'notify' | 'muted_until'>>,
): Promise<void> {
  const before = knownConversation(id)?.own ?? UNSET
  show(id, { ...before, ...change })
  try {
    await api.put(`conversations/${id}/own/`, change)
  } catch (error) {
    show(id, before)
    throw error
  }
}

function show(id: string, own: Place): void {
  const item = knownConversation(id)
  if (item) placeConversation({ ...item, own }, item)
}

/** Whether somebody may change the group. */
export function isOwner(item: Conversation, person: string): boolean {
  return item.members?.some(({ id, is_owner }) => id === person && is_owner) ?? false
}

/** Whether it is kept quiet now. */
export function isMuted(item: Conversation, now: number): boolean {
  const until = item.own?.muted_until
  return until ? Date.parse(until) > now : false
}
