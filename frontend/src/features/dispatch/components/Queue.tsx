import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { folded } from '@/lib/folded'
import { EmptyState } from '@/ui/EmptyState'
import { IconCheck } from '@/ui/icons'
import { StateChip, type Tone } from '@/ui/StateChip'
import { type Planned, type Risk, useZone } from '../data'
import styles from '../dispatch.module.css'
import { momentIn } from '../zoned'

interface Props {
  orders: Planned[]
  waiting: number
  canPlan: boolean
  onGrab?: (event: React.PointerEvent, order: Planned) => void
  onOpen: (order: Planned) => void
}

const RISK_TONE: Record<Risk, Tone> = {
  none: 'plain',
  calm: 'plain',
  soon: 'warn',
  late: 'bad',
}

/** Who waits for somebody, the most urgent first. */
export function Queue({ orders, waiting, canPlan, onGrab, onOpen }: Props) {
  const { t } = useTranslation('dispatch')
  const [words, setWords] = useState('')
  const shown = orders.filter(order => said(order).includes(folded(words)))
  return (
    <section className={styles.queue} aria-label={t('queue.title')}>
      <h2>
        {t('queue.title')} <span className={styles.count}>{waiting}</span>
      </h2>
      <TextInput
        aria-label={t('queue.search')}
        placeholder={t('queue.search')}
        value={words}
        onChange={event => setWords(event.currentTarget.value)}
      />
      {shown.length === 0 ? (
        <EmptyState
          icon={IconCheck}
          title={t(words ? 'queue.noneFound' : 'queue.none')}
          text={words ? undefined : t('queue.noneText')}
        />
      ) : (
        <ul className={styles.waiting}>
          {shown.map(order => (
            <li key={order.id}>
              <Card order={order} canPlan={canPlan} onGrab={onGrab} onOpen={onOpen} />
            </li>
          ))}
        </ul>
      )}
      {waiting > orders.length && (
        <p className={styles.dim}>{t('queue.more', { count: waiting - orders.length })}</p>
      )}
    </section>
  )
}

function Card({
  order,
  canPlan,
  onGrab,
  onOpen,
}: Omit<Props, 'orders' | 'waiting'> & { order: Planned }) {
  const { t } = useTranslation('dispatch')
  const zone = useZone()
  return (
    <button
      type="button"
      className={styles.card}
      data-risk={order.risk}
      disabled={!canPlan}
      onPointerDown={event => onGrab?.(event, order)}
      onClick={() => onOpen(order)}
    >
      <span className="visually-hidden">{t('queue.assign')}</span>
      <span className={styles.first}>
        <span className={styles.number}>{order.number}</span>
        {order.due_at && (
          <StateChip tone={RISK_TONE[order.risk]}>
            {t(order.risk === 'late' ? 'overdue' : 'due', { when: momentIn(order.due_at, zone) })}
          </StateChip>
        )}
      </span>
      <strong>{order.title}</strong>
      <span className={styles.dim}>
        {order.customer.name}
        {order.place && ` · ${order.place}`}
      </span>
      <span className={styles.dim}>
        {order.kind.name} · {t('minutes', { count: order.minutes })}
        {order.priority !== 'normal' && ` · ${t(`priority.${order.priority}`)}`}
      </span>
    </button>
  )
}

function said({ number, title, customer, place, kind }: Planned): string {
  return folded(`${number} ${title} ${customer.name} ${place} ${kind.name}`)
}
