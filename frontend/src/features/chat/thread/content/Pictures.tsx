import { useTranslation } from 'react-i18next'
import type { Attachment, Message } from '@/api/types'
import styles from './content.module.css'
import { ImageView } from './ImageView'
import { PendingFile } from './PendingFile'
import { VideoView } from './VideoView'

/** Pictures and videos that belong together, side by side. */
export function Pictures({ shown }: { shown: { message: Message; file: Attachment }[] }) {
  const { t } = useTranslation('chat')
  return (
    <section
      className={styles.grid}
      data-odd={shown.length % 2 === 1 || undefined}
      aria-label={t('kinds.album', { count: shown.length })}
    >
      {shown.map(({ message, file }) => (
        <span key={file.id} data-number={message.number}>
          <Cell message={message} file={file} />
        </span>
      ))}
    </section>
  )
}

function Cell({ message, file }: { message: Message; file: Attachment }) {
  if (file.state !== 'ready') return <PendingFile message={message} file={file} />
  if (file.kind === 'video') return <VideoView message={message} file={file} />
  return <ImageView message={message} file={file} />
}
