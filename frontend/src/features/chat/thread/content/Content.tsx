import { useTranslation } from 'react-i18next'
import type { Attachment, Message } from '@/api/types'
import { IconUnknown } from '@/ui/icons'
import { AudioPlayer } from './AudioPlayer'
import { ContactCard } from './ContactCard'
import styles from './content.module.css'
import { FileCard } from './FileCard'
import { ImageView } from './ImageView'
import { LinkCard } from './LinkCard'
import { LinkPreview } from './LinkPreview'
import { LocationCard } from './LocationCard'
import { PendingFile } from './PendingFile'
import { RichText } from './RichText'
import { VideoView } from './VideoView'

/** Every kind shown as what it is. */
export function Content({ message }: { message: Message }) {
  const { t } = useTranslation('chat')
  if (message.kind === 'unsupported') {
    return (
      <span className={styles.unsupported}>
        <IconUnknown size={16} /> {message.text || t('message.unsupported')}
      </span>
    )
  }
  return (
    <>
      {message.attachments.map(file => (
        <FileView key={file.id} message={message} file={file} />
      ))}
      {message.card?.type === 'location' && <LocationCard card={message.card} />}
      {message.card?.type === 'contact' && <ContactCard contacts={message.card.contacts ?? []} />}
      {message.text && <RichText text={message.text} html={message.html} />}
      {message.links?.map(path => (
        <LinkCard key={path} path={path} />
      ))}
      {message.previews?.map(preview => (
        <LinkPreview key={preview.url} message={message} preview={preview} />
      ))}
    </>
  )
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
