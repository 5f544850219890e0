import { api } from '@/api/client'
import type { Message, PersonRef, Reaction } from '@/api/types'
import { keepMessage, knownMessages, showChanged } from './messages'

/** Shows the change at once; the hub's answer replaces it, a refusal takes it back and is thrown. */
async function changed(
  message: Message,
  change: Partial<Message>,
  call: () => Promise<Message | undefined>,
): Promise<void> {
  showChanged(message, change)
  try {
    const answer = await call()
    if (answer?.conversation) keepMessage(answer)
  } catch (error) {
    const before = Object.keys(change).map(field => [field, message[field as keyof Message]])
    // What the hub told meanwhile is the truth already.
    const told = knownMessages(message.conversation).find(({ id }) => id === message.id)
    if (told?.seq === message.seq) showChanged(message, Object.fromEntries(before))
    throw error
  }
}

export function react(message: Message, emoji: string, me: string, on: boolean): Promise<void> {
  const address = `messages/${message.id}/reactions/${encodeURIComponent(emoji)}/`
  const reactions = withReaction(message.reactions, emoji, me, on)
  return changed(message, { reactions }, () => (on ? api.put(address) : api.delete(address)))
}

export function withReaction(
  reactions: Reaction[],
  emoji: string,
  by: string,
  on: boolean,
): Reaction[] {
  const there = reactions.find(reaction => reaction.emoji === emoji)
  const others = there?.by.filter(id => id !== by) ?? []
  const people = on ? [...others, by] : others
  const next = { emoji, count: people.length, by: people }
  if (!there) return on ? [...reactions, next] : reactions
  return people.length > 0
    ? reactions.map(reaction => (reaction === there ? next : reaction))
    : reactions.filter(reaction => reaction !== there)
}

export function editMessage(message: Message, text: string): Promise<void> {
  const change = { text, html: null, edited_at: new Date().toISOString() }
  return changed(message, change, () => api.patch(`messages/${message.id}/`, { text }))
}

export function deleteMessage(message: Message): Promise<void> {
  const change = { deleted_at: new Date().toISOString(), pinned_at: null }
  return changed(message, change, () => api.delete(`messages/${message.id}/`))
}

export function pinMessage(message: Message, me: PersonRef, on: boolean): Promise<void> {
  const address = `messages/${message.id}/pin/`
  const change = on
    ? { pinned_at: new Date().toISOString(), pinned_by: me }
    : { pinned_at: null, pinned_by: null }
  return changed(message, change, () => (on ? api.put(address) : api.delete(address)))
}

/** What a message said before, oldest first. */
export interface Edition {
  text: string
  at: string
  by: PersonRef | null
}
