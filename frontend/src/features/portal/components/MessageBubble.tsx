import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Attachment, Message, Option } from '@/api/types'
import { formatBytes, formatTime } from '@/lib/format'
import type { Outgoing } from '@/realtime/outgoing'
import { Amount } from '@/ui/Amount'
import { StateChip } from '@/ui/StateChip'
import styles from '../portal.module.css'

interface Props {
  message: Message
  /** The option pressed under this question, if any. */
  chosen?: string | undefined
  onChoose: (message: Message, option: Option) => void
}

export function MessageBubble({ message, chosen, onChoose }: Props) {
  const { t } = useTranslation('portal')
  if (message.kind === 'system') return null
  if (message.card?.amount) return <CardBubble message={message} />
  if (message.card?.type === 'query') return <QueryBubble message={message} />
  const mine = message.direction === 'in'
  return (
    <div className={styles.bubble} data-mine={mine || undefined}>
      {message.deleted_at ? <i>{t('chat.removed')}</i> : <Content message={message} />}
      <small>
        {mine ? t('chat.you') : message.author?.name} · {formatTime(message.created_at)}
      </small>
      {message.card?.type === 'choices' && !message.deleted_at && (
        <Choices message={message} chosen={chosen} onChoose={onChoose} />
      )}
    </div>
  )
}

function Choices({ message, chosen, onChoose }: Props) {
  const { t } = useTranslation('portal')
  return (
    <fieldset className={styles.options} aria-label={t('chat.options')}>
      {message.card?.options?.map(option => (
        <button
          key={option.id}
          type="button"
          aria-pressed={option.id === chosen}
          disabled={chosen !== undefined}
          onClick={() => onChoose(message, option)}
        >
          {option.title}
          {option.description && <small>{option.description}</small>}
        </button>
      ))}
    </fieldset>
  )
}

function Content({ message }: { message: Message }) {
  const { t } = useTranslation('portal')
  const { kind, card, attachments, text } = message
  return (
    <>
      {attachments.map(file => (
        <FileView key={file.id} file={file} />
      ))}
      {kind === 'location' && card && <Place card={card as unknown as Located} />}
      {kind === 'contact' &&
        card?.contacts?.map(one => (
          <span key={`${one.name} ${one.phones.join()}`}>
            {one.name}{' '}
            {one.phones.map(phone => (
              <a key={phone} href={`tel:${phone.replace(/[^+\d]/g, '')}`}>
                {phone}
              </a>
            ))}
          </span>
        ))}
      {kind === 'unsupported' && <i>{t('chat.unsupported')}</i>}
      {text}
    </>
  )
}

interface Located {
  latitude: number
  longitude: number
  name?: string
}

function Place({ card }: { card: Located }) {
  const { t } = useTranslation('portal')
  const href = `https://www.openstreetmap.org/?mlat=${card.latitude}&mlon=${card.longitude}&zoom=17`
  return (
    <a href={href} target="_blank" rel="noreferrer noopener">
      {card.name || t('chat.map')}
    </a>
  )
}

function FileView({ file }: { file: Attachment }) {
  const { t } = useTranslation('portal')
  if (!file.url) return <i>{t('chat.pending')}</i>
  if (file.kind === 'image' || file.kind === 'sticker') {
    return (
      <a href={file.url} target="_blank" rel="noreferrer">
        <img
          src={file.thumbnail_url ?? file.url}
          alt={file.name}
          width={file.width ?? undefined}
          height={file.height ?? undefined}
          loading="lazy"
        />
      </a>
    )
  }
  // biome-ignore lint/a11y/useMediaCaption: people's own recordings have no captions
  if (file.kind === 'video') return <video src={file.url} controls preload="metadata" />
  // biome-ignore lint/a11y/useMediaCaption: people's own recordings have no captions
  if (file.kind === 'audio') return <audio src={file.url} controls preload="metadata" />
  return (
    <a href={file.url} download={file.name}>
      {file.name} · {formatBytes(file.size ?? 0)}
    </a>
  )
}

function CardBubble({ message }: { message: Message }) {
  const { t } = useTranslation('portal')
  const { card } = message
  if (!card?.amount) return null
  return (
    <article className={styles.card}>
      <div className={styles.itemHead}>
        <span>{card.title}</span>
        {card.state && (
          <StateChip tone={card.state === 'credited' ? 'ok' : 'primary'}>
            {t(`recharge.state.${card.state}`)}
          </StateChip>
        )}
      </div>
      <strong>
        <Amount value={card.amount} />
      </strong>
      {message.text && <p className={styles.hint}>{message.text}</p>}
    </article>
  )
}

/** A query of theirs, which leads to its page. */
function QueryBubble({ message: { card, text } }: { message: Message }) {
  const { t } = useTranslation('portal')
  const done = card?.state === 'resolved'
  return (
    <article className={styles.card}>
      <div className={styles.itemHead}>
        <span>{t('chat.query')}</span>
        <StateChip tone={done ? 'ok' : 'primary'}>
          {t(done ? 'chat.queryResolved' : 'chat.queryPending')}
        </StateChip>
      </div>
      <Link to={`/portal/queries/${card?.id}`}>{card?.title}</Link>
      {text && <p className={styles.hint}>{text}</p>}
    </article>
  )
}

export function OutgoingBubble({ entry }: { entry: Outgoing }) {
  const { t } = useTranslation('portal')
  const failed = entry.state === 'failed'
  return (
    <div className={styles.bubble} data-mine>
      {entry.attachments.map(file => (
        <FileView key={file.id} file={file} />
      ))}
      {entry.text}
      <small className={failed ? styles.failed : undefined}>
        {t(failed ? 'chat.failed' : 'chat.waiting')}
      </small>
    </div>
  )
}
