import { useTranslation } from 'react-i18next'
import { Link, NavLink } from 'react-router'
import { useUser } from '@/api/session'
import type { NavEntry } from '@/lib/feature'
import { Logo } from '@/ui/Logo'
import { navOf } from '../features'
import { ConnectionChip } from './ConnectionChip'
import styles from './shell.module.css'
import { UserMenu } from './UserMenu'

export function Rail() {
  const { t } = useTranslation()
  const { role } = useUser()
  return (
    <nav className={styles.rail} aria-label={t('shell.navigation')}>
      <Link to="/" className={styles.logo} aria-label={t('appName')}>
        <Logo size={32} />
      </Link>
      <div className={styles.entries}>
        {navOf('staff', role).map(entry => (
          <Entry key={entry.to} entry={entry} />
        ))}
      </div>
      <div className={styles.foot}>
        <ConnectionChip />
        <UserMenu />
      </div>
    </nav>
  )
}

const noBadge = () => 0

export function Entry({ entry }: { entry: NavEntry & { namespace: string } }) {
  const { t } = useTranslation(entry.namespace)
  const useBadge = entry.useBadge ?? noBadge
  const count = useBadge()
  const Icon = entry.icon
  return (
    <NavLink to={entry.to} className={styles.entry}>
      <span className={styles.entryIcon}>
        <Icon size={20} />
        {count > 0 && <span className={styles.badge}>{count > 99 ? '99+' : count}</span>}
      </span>
      <span className={styles.entryLabel}>{t(entry.label)}</span>
    </NavLink>
  )
}
