import type { Attachment, Message } from '@/api/types'
import styles from './content.module.css'
import { useFreshUrl } from './useFreshUrl'

export function VideoView({ message, file }: { message: Message; file: Attachment }) {
  const { version, onError } = useFreshUrl(message, file)
  return (
    // biome-ignore lint/a11y/useMediaCaption: what customers film has no captions.
    <video
      key={version}
      className={styles.video}
      style={{ aspectRatio: `${file.width || 16} / ${file.height || 9}` }}
      src={file.url ?? undefined}
      poster={file.thumbnail_url ?? undefined}
      controls
      preload="metadata"
      onError={onError}
    />
  )
}
