import { Button, Drawer as Side } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { formatDate, formatMoney } from '@/lib/format'
import { IconEdit, IconMessages, IconQuote } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { StateChip } from '@/ui/StateChip'
import type { Place } from '../arranged'
import styles from '../board.module.css'
import { type Opportunity, type OpportunityDetail, useOpportunity } from '../data'
import { formatDay } from '../days'
import { History } from './History'
import { OpportunityForm } from './OpportunityForm'
import { Papers } from './Papers'

interface Props {
  id: string
  onMove: (card: Opportunity, to: Place) => void
  onClose: () => void
}

/** One opportunity beside the board: what it is, where it may go, and what it went through. */
export function Drawer({ id, onMove, onClose }: Props) {
  const { t } = useTranslation('opportunities')
  const one = useOpportunity(id)
  return (
    <Side
      opened
      position="right"
      size={440}
      title={one.data?.title ?? t('one')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
      onClose={onClose}
    >
      <Loading of={one} rows={6}>
        {() => one.data && <Whole card={one.data} onMove={onMove} />}
      </Loading>
    </Side>
  )
}

function Whole({ card, onMove }: { card: OpportunityDetail; onMove: Props['onMove'] }) {
  const { t } = useTranslation('opportunities')
  const [editing, setEditing] = useState(false)
  const none = card.amount.amount === '0.00'
  return (
    <div className={styles.side}>
      <p className={styles.amount}>
        <strong className="tabular">{none ? t('noAmount') : formatMoney(card.amount)}</strong>
        <StateChip tone={toneOf(card)}>
          {t(card.outcome ? `outcome.${card.outcome}` : `stage.${card.stage}`)}
        </StateChip>
      </p>
      <Facts card={card} />
      {card.note && <p className={styles.note}>{card.note}</p>}
      <div className={styles.moves}>
        {card.may_change && (
          <Button
            variant="default"
            leftSection={<IconEdit size={16} />}
            onClick={() => setEditing(true)}
          >
            {t('form.edit')}
          </Button>
        )}
        {card.may_change && !card.outcome && (
          <Button
            component={Link}
            to={`/quotes/new?customer=${card.customer.id}&opportunity=${card.id}`}
            leftSection={<IconQuote size={16} />}
          >
            {t('quote')}
          </Button>
        )}
        {card.conversation && (
          <Button
            component={Link}
            to={`/inbox/${card.conversation}`}
            variant="default"
            leftSection={<IconMessages size={16} />}
          >
            {t('conversation')}
          </Button>
        )}
      </div>
      {card.allowed_transitions.length > 0 && (
        <fieldset className={styles.moves}>
          <legend>{t('moveTo')}</legend>
          {card.allowed_transitions.map(stage => (
            <Button
              key={stage}
              variant={stage === 'closed' ? 'filled' : 'light'}
              onClick={() => onMove(card, { stage, after: null })}
            >
              {t(stage === 'closed' ? 'closeIt' : `stage.${stage}`)}
            </Button>
          ))}
        </fieldset>
      )}
      {!card.may_change && (
        <p className={styles.hint}>{t('notYours', { name: card.owner.name })}</p>
      )}
      <Papers id={card.id} />
      <History steps={card.history} currency={card.amount.currency} />
      {editing && <OpportunityForm card={card} onClose={() => setEditing(false)} />}
    </div>
  )
}

function Facts({ card }: { card: OpportunityDetail }) {
  const { t } = useTranslation('opportunities')
  const facts = [
    [t('form.customer'), <Link to={`/customers/${card.customer.id}`}>{card.customer.name}</Link>],
    [t('form.owner'), card.owner.name],
    [t('form.probability'), card.outcome ? '' : `${card.probability} %`],
    [
      t('form.expected'),
      card.expected_close && !card.outcome ? formatDay(card.expected_close) : '',
    ],
    [t('closedOn'), card.closed_at ? formatDate(card.closed_at) : ''],
    [t('close.reason'), card.lost_reason?.name],
    [t('close.note'), card.closing_note],
  ] as const
  return (
    <dl className={styles.facts}>
      {facts.map(
        ([label, value]) =>
          value && (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  )
}

function toneOf({ outcome, stage }: Opportunity) {
  if (outcome) return outcome === 'won' ? 'ok' : 'bad'
  return stage === 'negotiation' ? 'primary' : 'plain'
}
