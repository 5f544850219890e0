import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '@/api/types'
import { formatDateTime, formatTime } from '@/lib/format'
import { Amount } from '@/ui/Amount'
import { StateChip } from '@/ui/StateChip'
import { cardActionsOf } from '@/workflows/registry'
import { toneOf } from '@/workflows/tone'
import { PageIcon } from './content/LinkCard'
import { Failure } from './Failure'
import { SeenFaces } from './SeenFaces'
import { Ticks } from './Ticks'
import styles from './thread.module.css'

/** Work done from this conversation: what, how much, where it stands, and what comes next. */
export function WorkCard({ message }: { message: Message }) {
  const { t } = useTranslation('chat')
  const { card } = message
  if (!card) return null
  const Actions = cardActionsOf(card.type)
  const author = card.author?.name ?? message.author?.name
  return (
    <article className={styles.work} data-number={message.number}>
      <header>
        <PageIcon kind={card.type} size={18} />
        <strong>{card.title || t(`work.${card.type}`, { defaultValue: card.type })}</strong>
        {card.state && (
          <StateChip tone={toneOf(card.state)}>
            {t(`workState.${card.state}`, { defaultValue: card.state })}
          </StateChip>
        )}
      </header>
      {card.amount && (
        <p className={styles.amount}>
          <Amount value={card.amount} />
        </p>
      )}
      {message.text && <p className={styles.workText}>{message.text}</p>}
      <footer>
        <span>
          {author && `${author} · `}
          <time dateTime={message.created_at} title={formatDateTime(message.created_at)}>
            {formatTime(message.created_at)}
          </time>
        </span>
        <Ticks message={message} outgoing={null} />
        {Actions && (
          <Suspense fallback={null}>
            <Actions card={card} />
          </Suspense>
        )}
      </footer>
      <SeenFaces message={message} />
      <Failure message={message} outgoing={null} />
    </article>
  )
}
