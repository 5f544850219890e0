import { useTranslation } from 'react-i18next'
import type { Attachment, Message } from '@/api/types'
import { formatDuration } from '@/lib/format'
import { IconPlay } from '@/ui/icons'
import { useThread } from '../context'
import styles from './content.module.css'
import { useFreshUrl } from './useFreshUrl'

/** Its first picture with its length; it plays large. */
export function VideoView({ message, file }: { message: Message; file: Attachment }) {
  const { t } = useTranslation('chat')
  const { open } = useThread()
  const { version, onError } = useFreshUrl(message, file.url)
  const name = file.name || t('kind.video')
  return (
    <button
      type="button"
      className={styles.video}
      style={{ aspectRatio: `${file.width || 16} / ${file.height || 9}` }}
      aria-label={t('message.openVideo', { name })}
      onClick={() => open({ message, file })}
    >
      <video
        key={version}
        src={file.url ? `${file.url}#t=0.1` : undefined}
        poster={file.thumbnail_url ?? undefined}
        muted
        playsInline
        preload="metadata"
        onError={onError}
      />
      <span className={styles.playSign}>
        <IconPlay size={22} />
      </span>
      {file.duration != null && (
        <span className={styles.length}>{formatDuration(file.duration)}</span>
      )}
    </button>
  )
}
