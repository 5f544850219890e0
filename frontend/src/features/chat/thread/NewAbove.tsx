import { type RefObject, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conversation, Message, User } from '@/api/types'
import { IconArrowDown } from '@/ui/icons'
import { useThread } from './context'
import { firstUnread } from './items'
import styles from './thread.module.css'

/** What was unread when the thread was opened. */
export interface Unseen {
  /** The first unread message that is loaded. */
  from: number | null
  /** The reading mark then; null when all was read. */
  read: number | null
  count: number
}

/** The "new" line stays where it was when the thread was opened. */
export function useUnseen(
  { id, read_number, unread }: Conversation,
  ready: boolean,
  messages: Message[],
  me: User,
): Unseen {
  const opened = useRef<{ id: string; read: number | null; count: number } | null>(null)
  if (ready && opened.current?.id !== id) {
    const mark = read_number ?? 0
    const any = firstUnread(messages, mark, me) !== null
    opened.current = { id, read: any ? mark : null, count: unread }
  }
  const { read = null, count = 0 } = opened.current ?? {}
  return { from: read === null ? null : firstUnread(messages, read, me), read, count }
}

interface Props {
  unseen: Unseen
  oldest: number
  box: RefObject<HTMLDivElement | null>
}

/** New messages that begin above the screen: one step leads there, seeing them is enough. */
export function NewAbove({ unseen: { from, read, count }, oldest, box }: Props) {
  const { t } = useTranslation('chat')
  const { jumpTo } = useThread()
  const [place, setPlace] = useState<'unknown' | 'above' | 'seen'>('unknown')
  const beyond = read !== null && oldest > read + 1
  // biome-ignore lint/correctness/useExhaustiveDependencies: another line stands there when `from` moves.
  useEffect(() => {
    const line = box.current?.querySelector('[data-new]')
    if (!line || place === 'seen') return
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) setPlace(beyond ? 'above' : 'seen')
        else if (entry && entry.boundingClientRect.top < (entry.rootBounds?.top ?? 0)) {
          setPlace('above')
        }
      },
      { root: box.current },
    )
    observer.observe(line)
    return () => observer.disconnect()
  }, [from, beyond, box])
  if (place !== 'above' || read === null) return null
  return (
    <button
      type="button"
      className={styles.newAbove}
      onClick={() => {
        setPlace('seen')
        jumpTo(beyond ? read + 1 : (from ?? read + 1))
      }}
    >
      <IconArrowDown size={16} />
      {t('thread.newBelow', { count })}
    </button>
  )
}
