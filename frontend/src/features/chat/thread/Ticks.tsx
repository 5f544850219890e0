import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Message, MessageState } from '@/api/types'
import type { Outgoing } from '@/realtime/outgoing'
import { IconAlert, IconCheck, IconChecks, IconClock, IconUnknown } from '@/ui/icons'
import { type Seen, useSeen } from './seen'
import { readersOf } from './seenBy'
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
  const seen = useSeen()
  const [state, words] = outgoing ? waiting(outgoing, t) : standing(message, seen, t)
  if (state === '') return null
  const Icon = ICONS[state]
  return (
    <span className={styles.tick} data-state={state} role="img" aria-label={words} title={words}>
      <Icon size={14} />
    </span>
  )
}

type Standing = [MessageState, string]

/** Channels tell where a message is; among ourselves the reading marks do. */
function standing(message: Message, { others, marks }: Seen, t: TFunction): Standing {
  if (message.state) return [message.state, t(`chat:tick.${message.state}`)]
  if (others.length === 0) return ['', '']
  const readers = readersOf(message, others, marks).length
  const words =
    others.length === 1
      ? t(readers ? 'chat:tick.read' : 'chat:tick.stored')
      : t('chat:tick.readBy', { count: readers, of: others.length })
  return [readers === others.length ? 'read' : 'sent', words]
}

function waiting(entry: Outgoing, t: TFunction): Standing {
  const failed = entry.state === 'failed' || entry.state === 'stale'
  const state = failed ? 'failed' : 'queued'
  return [state, t(entry.state === 'waiting' ? 'chat:tick.waiting' : `chat:tick.${state}`)]
}
