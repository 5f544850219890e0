import type { LinkPreview as Shape } from '@/api/types'
import styles from './content.module.css'

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url
}

/** What a web address leads to; fetched by the hub, so that reading tells nobody outside. */
export function LinkPreview({ preview }: { preview: Shape }) {
  const { url, title, description, site, picture_url } = preview
  if (!title && !description) return null
  return (
    <a className={styles.preview} href={url} target="_blank" rel="noopener noreferrer nofollow">
      {picture_url && <img src={picture_url} alt="" loading="lazy" />}
      <span>
        <strong dir="auto">{title || hostOf(url)}</strong>
        {description && <span dir="auto">{description}</span>}
        <span>{site || hostOf(url)}</span>
      </span>
    </a>
  )
}
