import { type KeyboardEvent, memo, type PointerEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Amount } from '@/ui/Amount'
import { Avatar } from '@/ui/Avatar'
import { StateChip } from '@/ui/StateChip'
import styles from '../board.module.css'
import type { Opportunity } from '../data'
import { Expected } from './Expected'

interface Props {
  card: Opportunity
  filter: string
  /** How it is being carried, when it is. */
  state?: 'pointer' | 'keys'
  onPress: (event: PointerEvent<HTMLElement>, id: string) => void
  onKey: (event: KeyboardEvent<HTMLElement>, id: string) => void
}

/** Handlers are made anew with each move of the hand; what a card shows is not. */
export const Card = memo(Shown, (before, after) => {
  return (
    before.card === after.card && before.state === after.state && before.filter === after.filter
  )
})

function Shown(props: Props) {
  const { t } = useTranslation('opportunities')
  const { card, filter, state } = props
  const pressed = useRef({ x: 0, y: 0 })
  return (
    // biome-ignore lint/a11y/useSemanticElements: a card is one thing to pick up, with its link inside.
    <article
      className={styles.card}
      data-card={card.id}
      data-state={state}
      data-still={!card.may_change || undefined}
      role="group"
      aria-label={`${card.title}, ${card.customer.name}`}
      aria-describedby="board-help"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it is picked up by keyboard.
      tabIndex={0}
      onPointerDown={event => {
        pressed.current = { x: event.clientX, y: event.clientY }
        if (card.may_change) props.onPress(event, card.id)
      }}
      onKeyDown={event => props.onKey(event, card.id)}
    >
      <Link
        to={`/opportunities/${card.id}${filter}`}
        draggable={false}
        tabIndex={-1}
        onClick={event => {
          // The end of a carry is no click.
          const { x, y } = pressed.current
          if (Math.hypot(event.clientX - x, event.clientY - y) > 6) event.preventDefault()
        }}
      >
        {card.title}
      </Link>
      <span className={styles.who}>{card.customer.name}</span>
      <footer>
        <b>
          {card.amount.amount === '0.00' ? (
            <span className={styles.unknown}>{t('noAmount')}</span>
          ) : (
            <Amount value={card.amount} />
          )}
        </b>
        {card.outcome ? (
          <StateChip tone={card.outcome === 'won' ? 'ok' : 'bad'}>
            {t(`outcome.${card.outcome}`)}
          </StateChip>
        ) : (
          <span className="tabular">{card.probability} %</span>
        )}
        <span className={styles.end}>
          {!card.outcome && <Expected day={card.expected_close} />}
          <span title={card.owner.name}>
            <Avatar name={card.owner.name} size={22} />
            <span className="visually-hidden">{card.owner.name}</span>
          </span>
        </span>
      </footer>
    </article>
  )
}
