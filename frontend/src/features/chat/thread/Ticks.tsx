import { useTranslation } from 'react-i18next'
import type { Message } from '@/api/types'
import type { Outgoing } from '@/realtime/outbox'
import { IconAlert, IconCheck, IconChecks, IconClock, IconUnknown } from '@/ui/icons'
import styles from './thread.module.css'

const ICONS = {
  queued: IconClock,
  sending: IconClock,
  sent: IconCheck,
  delivered: IconChecks,
  read: IconChecks,
  failed: IconAlert,
  unknown: IconUnknown,
} as const

/** How far a message of ours has come, never further than we know. */
export function Ticks({ message, outgoing }: { message: Message; outgoing: Outgoing | null }) {
  const { t } = useTranslation('chat')
  const state = outgoing ? stateOf(outgoing) : message.state
  if (state === '') return null
  const Icon = ICONS[state]
  const words = outgoing?.state === 'waiting' ? t('tick.waiting') : t(`tick.${state}`)
  return (
    <span className={styles.tick} data-state={state} role="img" aria-label={words} title={words}>
      <Icon size={14} />
    </span>
  )
}

function stateOf(entry: Outgoing): 'queued' | 'failed' {
  return entry.state === 'failed' || entry.state === 'stale' ? 'failed' : 'queued'
}
