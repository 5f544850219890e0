import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Booklet } from '../data'
import styles from '../mycoupons.module.css'

const MOST = 10

/** The cover of a booklet: its stubs show how many are left. */
export function BookletCard({ booklet }: { booklet: Booklet }) {
  const { t } = useTranslation('mycoupons')
  const shown = Math.min(booklet.count, MOST)
  const gone = Math.round(((booklet.count - booklet.left) / booklet.count) * shown)
  return (
    <li>
      <Link to={`/portal/booklets/${booklet.id}`} className={styles.cover}>
        <b>{booklet.name}</b>
        <span className={styles.stubs} aria-hidden>
          {Array.from({ length: shown }, (_, at) => (
            <i key={at} data-gone={at < gone || undefined} />
          ))}
        </span>
        <small>{t('left', { left: booklet.left, count: booklet.count })}</small>
      </Link>
    </li>
  )
}
