import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { rowsOf } from '@/api/pages'
import { useUser } from '@/api/session'
import { ANSWERING } from '@/lib/roles'
import { CountBadge } from '@/ui/CountBadge'
import { IconAlert } from '@/ui/icons'
import { useTray } from './data'
import styles from './tray.module.css'

/** Leads to what did not arrive, and says how much that is. */
export function TrayButton() {
  const { role } = useUser()
  return ANSWERING.includes(role) ? <Counted /> : null
}

function Counted() {
  const { t } = useTranslation('chat')
  const tray = useTray('all')
  const count = rowsOf(tray.data).length
  const words = count > 0 ? t('tray.count', { count }) : t('tray.open')
  return (
    <Link to="/tray" className={styles.button} aria-label={words} title={words}>
      <IconAlert size={18} />
      {count > 0 && (
        <CountBadge
          className={styles.count}
          aria-hidden
          count={count + Number(tray.hasNextPage)}
          most={count}
          ringed
        />
      )}
    </Link>
  )
}
