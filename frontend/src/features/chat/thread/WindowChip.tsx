import { useTranslation } from 'react-i18next'
import type { Conversation } from '@/api/types'
import { channelLook } from '@/channels/registry'
import { useNow } from '@/lib/clock'
import { formatCountdown, formatDateTime } from '@/lib/format'
import { IconClock, IconLock } from '@/ui/icons'
import styles from './thread.module.css'

const HURRY_MS = 2 * 60 * 60_000

export function windowOf(item: Conversation, now: number): 'none' | 'open' | 'closing' | 'closed' {
  if (!channelLook(item.channel?.kind).window) return 'none'
  if (!item.window_closes_at) return 'closed'
  const left = Date.parse(item.window_closes_at) - now
  if (left <= 0) return 'closed'
  return left < HURRY_MS ? 'closing' : 'open'
}

/** How long the channel still lets us answer freely. */
export function WindowChip({ item, quiet = false }: { item: Conversation; quiet?: boolean }) {
  const { t } = useTranslation('chat')
  const now = useNow()
  const state = windowOf(item, now)
  if (state === 'none') return null
  const closesAt = item.window_closes_at
  const left = closesAt ? formatCountdown(closesAt, now) : null
  const title =
    state === 'closed' || !closesAt
      ? t('window.closed')
      : t('window.closes', { at: formatDateTime(closesAt) })
  return (
    <span className={styles.window} data-state={state} title={title}>
      {state === 'closed' ? <IconLock size={12} /> : <IconClock size={12} />}
      {left ?? (quiet ? '' : t('window.closedShort'))}
      {!quiet && left && <span className={styles.windowWords}>{t('window.left')}</span>}
      <span className="visually-hidden">{title}</span>
    </span>
  )
}
