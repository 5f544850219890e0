import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { rowsOf } from '@/api/pages'
import { useMovements } from '../data'
import home from '../home.module.css'
import styles from '../portal.module.css'
import { MovementItem } from './MovementItem'

const SHOWN = 3

export function LatestMovements() {
  const { t } = useTranslation('portal')
  const rows = rowsOf(useMovements().data).slice(0, SHOWN)
  if (rows.length === 0) return null
  return (
    <section className={home.section}>
      <div className={home.headline}>
        <h2>{t('home.moves')}</h2>
        <Link to="/portal/movements">{t('home.allMoves')}</Link>
      </div>
      <ul className={styles.list}>
        {rows.map(row => (
          <MovementItem key={row.id} movement={row} />
        ))}
      </ul>
    </section>
  )
}
