import { useTranslation } from 'react-i18next'
import { formatMoment } from '@/lib/format'
import type { Photo } from '../data'
import styles from '../field.module.css'

/** The pictures of an order; each opens whole. */
export function Pictures({ photos }: { photos: Photo[] }) {
  const { t } = useTranslation('fieldday')
  if (photos.length === 0) return null
  return (
    <section className={styles.part}>
      <h2>{t('photos')}</h2>
      <ul className={styles.photos}>
        {photos.map(({ id, tag, taken_at, file }) => (
          <li key={id}>
            <a href={file.url ?? undefined} target="_blank" rel="noreferrer">
              <img
                src={file.thumbnail_url ?? undefined}
                alt={t('photoOf', { tag: t(`tag.${tag}`), when: formatMoment(taken_at) })}
              />
            </a>
            <small>{t(`tag.${tag}`)}</small>
          </li>
        ))}
      </ul>
    </section>
  )
}
