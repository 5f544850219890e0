import type { Message } from '@/api/types'

interface Moved {
  /** As it was known before; undefined when it was not. */
  before: Message | undefined
  after: Message
  isNew: boolean
  /** The reader's mark and id. */
  read: number
  me: string
}

/** How a message moves the count of unread mentions; null where only the hub can tell. */
export function mentionShift({ before, after, isNew, read, me }: Moved): number | null {
  if (after.number <= read) return 0
  if (isNew) return naming(after, me)
  if (before) return naming(after, me) - naming(before, me)
  return after.edited_at || after.deleted_at ? null : 0
}

function naming(message: Message, me: string): number {
  if (message.deleted_at || message.author?.id === me) return 0
  return message.mentions?.includes(me) ? 1 : 0
}
