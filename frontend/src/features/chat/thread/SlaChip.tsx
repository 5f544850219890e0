import { useTranslation } from 'react-i18next'
import type { Sla } from '@/api/deeds'
import type { Conversation } from '@/api/types'
import { useNow } from '@/lib/clock'
import { minutesText } from '@/lib/deeds'
import { formatDateTime } from '@/lib/format'
import { IconTimer } from '@/ui/icons'
import styles from '../macros/macros.module.css'

const MINUTE = 60_000

/** Whether a promise is worth a word: near its end, or broken. */
export function slaState(sla: Sla | null | undefined, now: number): 'near' | 'over' | null {
  if (!sla?.due_at || sla.paused) return null
  if (Date.parse(sla.due_at) <= now) return 'over'
  return sla.warn_at && Date.parse(sla.warn_at) <= now ? 'near' : null
}

/** How long until the promise is broken, or since it is. */
export function SlaChip({ item }: { item: Conversation }) {
  const { t } = useTranslation('chat')
  const now = useNow()
  const { sla } = item
  const state = slaState(sla, now)
  if (!state || !sla?.due_at) return null
  const gap = Math.abs(Date.parse(sla.due_at) - now)
  const time = minutesText(Math.max(1, Math.floor(gap / MINUTE)))
  const title = t(`sla.${state}`, {
    kind: t(`common:sla.${sla.kind}`),
    at: formatDateTime(sla.due_at),
    policy: sla.policy.name,
  })
  return (
    <span className={styles.chip} data-sla={state} data-state={state} title={title}>
      <IconTimer size={12} />
      {state === 'over' ? `+${time}` : time}
      <span className="visually-hidden">{title}</span>
    </span>
  )
}
