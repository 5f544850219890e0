import type { KeyboardEvent, PointerEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Amount } from '@/ui/Amount'
import styles from '../board.module.css'
import type { Column as Data } from '../data'
import type { Carried } from '../useDrag'
import { Card } from './Card'

interface Props {
  column: Data
  filter: string
  carried: Carried | null
  /** What is carried may not fall here. */
  refused: boolean
  onPress: (event: PointerEvent<HTMLElement>, id: string) => void
  onKey: (event: KeyboardEvent<HTMLElement>, id: string) => void
}

export function Column({ column, filter, carried, refused, onPress, onKey }: Props) {
  const { t } = useTranslation('opportunities')
  const { stage, count, total, weighted, cards } = column
  const over = carried?.to.stage === stage
  return (
    <section
      className={styles.column}
      data-stage={stage}
      data-over={over || undefined}
      data-refused={(over && refused) || undefined}
      aria-labelledby={`column-${stage}`}
    >
      <header>
        <h2 id={`column-${stage}`}>
          <i data-stage={stage} />
          {t(`stage.${stage}`)} <small className="tabular">{count}</small>
        </h2>
        <p className="tabular">
          <b>
            <Amount value={total} />
          </b>
          <span>
            {stage === 'closed' ? (
              t('board.won')
            ) : (
              <>
                {t('board.weighted')} <Amount value={weighted} />
              </>
            )}
          </span>
        </p>
      </header>
      <ul>
        {cards.map(card => (
          <li key={card.id}>
            <Card
              card={card}
              filter={filter}
              state={carried?.id === card.id ? carried.by : undefined}
              onPress={onPress}
              onKey={onKey}
            />
          </li>
        ))}
        {cards.length === 0 && <li className={styles.none}>{t(`board.none.${stage}`)}</li>}
        {count > cards.length && cards.length > 0 && (
          <li className={styles.none}>{t('board.more', { count: count - cards.length })}</li>
        )}
      </ul>
    </section>
  )
}
