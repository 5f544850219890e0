import type { Message, LinkPreview as Shape } from '@/api/types'
import styles from './content.module.css'
import { useFreshUrl } from './useFreshUrl'

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url
}

/** What a web address leads to; fetched by the hub, so that reading tells nobody outside. */
export function LinkPreview({ message, preview }: { message: Message; preview: Shape }) {
  const { url, title, description, site, picture_url } = preview
  const { version, onError } = useFreshUrl(message, picture_url)
  if (!title && !description) return null
  return (
    <a className={styles.preview} href={url} target="_blank" rel="noopener noreferrer nofollow">
      {picture_url && (
        <img key={version} src={picture_url} alt="" loading="lazy" onError={onError} />
      )}
      <span>
        <strong dir="auto">{title || hostOf(url)}</strong>
        {description && <span dir="auto">{description}</span>}
        <em>{site || hostOf(url)}</em>
      </span>
    </a>
  )
}
