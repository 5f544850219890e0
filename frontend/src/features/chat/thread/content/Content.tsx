import { useTranslation } from 'react-i18next'
import type { Attachment, Card, Message } from '@/api/types'
import { IconChosen } from '@/ui/icons'
import { AroundView } from './AroundView'
import { AudioPlayer } from './AudioPlayer'
import { Choices } from './Choices'
import { ContactCard } from './ContactCard'
import styles from './content.module.css'
import { FileCard } from './FileCard'
import { FormAnswers } from './FormAnswers'
import { ImageView } from './ImageView'
import { LinkCard } from './LinkCard'
import { LinkPreview } from './LinkPreview'
import { LocationCard } from './LocationCard'
import { OrderCard } from './OrderCard'
import { PendingFile } from './PendingFile'
import { Pictures } from './Pictures'
import { RichText } from './RichText'
import { TemplateMessage } from './TemplateMessage'
import { Unknown } from './Unknown'
import { VideoView } from './VideoView'

/** Cards that tell everything their message's text tells. */
const TELLING = new Set(['order', 'form'])

/** Every kind shown as what it is. */
export function Content({ message }: { message: Message }) {
  const { card } = message
  if (card?.type === 'template') {
    const media = message.attachments.length > 0 ? <Files message={message} /> : undefined
    return <TemplateMessage card={card} media={media} />
  }
  return (
    <>
      <AroundView message={message} />
      {message.kind === 'unsupported' && <Unknown message={message} />}
      <Files message={message} />
      {card && <CardView card={card} />}
      {message.kind !== 'unsupported' && !TELLING.has(card?.type ?? '') && message.text && (
        <Words message={message} />
      )}
      {card?.type === 'choices' && <Choices message={message} />}
      {message.links?.map(path => (
        <LinkCard key={path} path={path} />
      ))}
      {message.previews?.map(preview => (
        <LinkPreview key={preview.url} message={message} preview={preview} />
      ))}
    </>
  )
}

function CardView({ card }: { card: Card }) {
  switch (card.type) {
    case 'location':
      return <LocationCard card={card} />
    case 'contact':
      return <ContactCard contacts={card.contacts ?? []} />
    case 'order':
      return <OrderCard card={card} />
    case 'form':
      return <FormAnswers card={card} />
    default:
      return null
  }
}

export function Words({ message: { text, html, card } }: { message: Message }) {
  const { t } = useTranslation('chat')
  if (card?.type !== 'choice') return <RichText text={text} html={html} />
  return (
    <span className={styles.chosen}>
      <IconChosen size={16} role="img" aria-label={t('message.chose')} />
      <RichText text={text} html={html} />
    </span>
  )
}

function Files({ message }: { message: Message }) {
  const pictures = message.attachments.filter(isPicture)
  const together = pictures.length > 1
  const others = together ? message.attachments.filter(file => !isPicture(file)) : null
  return (
    <>
      {together && <Pictures shown={pictures.map(file => ({ message, file }))} />}
      {(others ?? message.attachments).map(file => (
        <FileView key={file.id} message={message} file={file} />
      ))}
    </>
  )
}

export function isPicture({ kind }: Attachment): boolean {
  return kind === 'image' || kind === 'video'
}

function FileView({ message, file }: { message: Message; file: Attachment }) {
  if (file.state !== 'ready') return <PendingFile message={message} file={file} />
  switch (file.kind) {
    case 'image':
    case 'sticker':
      return <ImageView message={message} file={file} />
    case 'video':
      return <VideoView message={message} file={file} />
    case 'audio':
      return <AudioPlayer message={message} file={file} />
    default:
      return <FileCard message={message} file={file} />
  }
}
