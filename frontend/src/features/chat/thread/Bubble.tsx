import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDateTime, formatTime } from '@/lib/format'
import { Content } from './content/Content'
import { Failure } from './Failure'
import type { Shown, Side } from './items'
import { MessageMenu } from './MessageMenu'
import { QuoteView } from './QuoteView'
import { Reactions } from './Reactions'
import { Ticks } from './Ticks'
import styles from './thread.module.css'

export const Bubble = memo(function Bubble({ shown, side }: { shown: Shown; side: Side }) {
  const { t } = useTranslation('chat')
  const { message, outgoing } = shown
  const gone = message.deleted_at !== null
  const bare = message.kind === 'sticker' && !gone
  return (
    <article className={styles.bubbleRow} data-number={message.number}>
      <div className={styles.bubble} data-side={side} data-bare={bare || undefined}>
        {message.reply_to && !gone && <QuoteView quote={message.reply_to} />}
        {gone ? (
          <em className={styles.gone}>{t('message.deleted')}</em>
        ) : (
          <Content message={message} />
        )}
        <span className={styles.meta}>
          {message.edited_at && !gone && <span>{t('message.edited')}</span>}
          <time dateTime={message.created_at} title={formatDateTime(message.created_at)}>
            {formatTime(message.created_at)}
          </time>
          {side === 'ours' && <Ticks message={message} outgoing={outgoing} />}
        </span>
      </div>
      {!outgoing && !gone && <MessageMenu message={message} side={side} />}
      {message.reactions.length > 0 && <Reactions message={message} />}
      <Failure message={message} outgoing={outgoing} />
    </article>
  )
})
