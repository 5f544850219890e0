import { useTranslation } from 'react-i18next'
import type { Attachment, Message } from '@/api/types'
import { useThread } from '../context'
import styles from './content.module.css'
import { useFreshUrl } from './useFreshUrl'

const WIDEST = 320
const HIGHEST = 300

/** Its box has the picture's shape before the first byte, so nothing moves when it comes. */
function boxOf(file: Attachment): { width: number; aspectRatio: string } {
  const width = file.width || 4
  const height = file.height || 3
  const most = Math.min(WIDEST, (HIGHEST * width) / height)
  const real = file.width ? Math.min(most, Math.max(file.width, 120)) : most
  return { width: file.kind === 'sticker' ? 132 : real, aspectRatio: `${width} / ${height}` }
}

export function ImageView({ message, file }: { message: Message; file: Attachment }) {
  const { t } = useTranslation('chat')
  const { open } = useThread()
  const { version, onError } = useFreshUrl(message, file.url)
  const name = file.name || t('kind.image')
  const picture = (
    <img
      key={version}
      src={file.thumbnail_url ?? file.url ?? undefined}
      alt={name}
      loading="lazy"
      decoding="async"
      onError={onError}
    />
  )
  if (file.kind === 'sticker') {
    return (
      <span className={styles.sticker} style={boxOf(file)}>
        {picture}
      </span>
    )
  }
  return (
    <button
      type="button"
      className={styles.image}
      style={boxOf(file)}
      aria-label={t('message.openImage', { name })}
      onClick={() => open({ message, file })}
    >
      {picture}
    </button>
  )
}
