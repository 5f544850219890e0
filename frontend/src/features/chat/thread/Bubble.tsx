import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDateTime, formatTime } from '@/lib/format'
import { IconPin } from '@/ui/icons'
import { Content } from './content/Content'
import { useEditing, useThread } from './context'
import { EditBox } from './EditBox'
import { Failure } from './Failure'
import { type Shown, type Side, sameShown } from './items'
import { MessageMenu } from './MessageMenu'
import { QuoteView } from './QuoteView'
import { Reactions } from './Reactions'
import { SeenFaces } from './SeenFaces'
import { Ticks } from './Ticks'
import styles from './thread.module.css'

export const Bubble = memo(function Bubble({ shown, side }: Props) {
  const { t } = useTranslation('chat')
  const { message, outgoing } = shown
  const editing = useEditing() === message.id
  const gone = message.deleted_at !== null
  const bare = message.kind === 'sticker' && !gone
  return (
    <article className={styles.bubbleRow} data-number={message.number}>
      <div
        className={styles.bubble}
        data-side={side}
        data-bare={bare || undefined}
        data-editing={editing || undefined}
      >
        {message.reply_to && !gone && <QuoteView quote={message.reply_to} />}
        {gone && <em className={styles.gone}>{t('message.deleted')}</em>}
        {!gone && (editing ? <EditBox message={message} /> : <Content message={message} />)}
        {!editing && <Meta shown={shown} side={side} />}
      </div>
      {!outgoing && !gone && !editing && <MessageMenu message={message} side={side} />}
      {message.reactions.length > 0 && !gone && <Reactions message={message} />}
      <SeenFaces message={message} />
      <Failure message={message} outgoing={outgoing} />
    </article>
  )
}, sameBubble)

interface Props {
  shown: Shown
  side: Side
}

/** What stands around a message is rebuilt with every change of another one; it is not. */
function sameBubble(a: Props, b: Props): boolean {
  return a.side === b.side && sameShown(a.shown, b.shown)
}

export function Meta({ shown: { message, outgoing }, side }: { shown: Shown; side: Side }) {
  const { t } = useTranslation('chat')
  const { ask } = useThread()
  const gone = message.deleted_at !== null
  return (
    <span className={styles.meta}>
      {message.pinned_at && !gone && (
        <span role="img" aria-label={t('pins.pinned')} title={t('pins.pinned')}>
          <IconPin size={12} />
        </span>
      )}
      {message.edited_at && !gone && (
        <button
          type="button"
          className={styles.edited}
          title={t('message.seeHistory')}
          onClick={() => ask({ what: 'history', message })}
        >
          {t('message.edited')}
        </button>
      )}
      <time dateTime={message.created_at} title={formatDateTime(message.created_at)}>
        {formatTime(message.created_at)}
      </time>
      {side === 'ours' && <Ticks message={message} outgoing={outgoing} />}
    </span>
  )
}
