import type { Message } from '@/api/types'
import { knownMessages, reachesEnd } from '../data/messages'

/** The newest message of one's own that can still be changed: with customers only a note. */
export function lastOwn(conversation: string, me: string, work: boolean): Message | null {
  // At the end of a stretch of history stands no newest one.
  if (!reachesEnd(conversation)) return null
  const own = knownMessages(conversation).findLast(
    ({ author, text, kind, deleted_at }) =>
      author?.id === me && text && !deleted_at && (kind === 'note' || !work),
  )
  return own ?? null
}
