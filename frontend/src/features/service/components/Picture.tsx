import type { Photo } from '../photos'

/** A photo, small; pressed it stands alone. */
export function Picture({ photo, label }: { photo: Photo; label: string }) {
  const { url, thumbnail_url: small } = photo.file
  const picture = <img src={small ?? url ?? undefined} alt={label} loading="lazy" />
  if (!url) return picture
  return (
    <a href={url} target="_blank" rel="noreferrer">
      {picture}
    </a>
  )
}
