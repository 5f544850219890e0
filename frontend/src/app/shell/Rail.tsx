import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useUser } from '@/api/session'
import { IconSettings } from '@/ui/icons'
import { Logo } from '@/ui/Logo'
import { features, navOf } from '../features'
import { ConnectionChip } from './ConnectionChip'
import { Entry } from './Entry'
import styles from './shell.module.css'
import { UserMenu } from './UserMenu'

const SETTINGS = {
  namespace: 'common',
  to: '/settings',
  area: 'staff',
  label: 'settings.title',
  icon: IconSettings,
  order: 100,
} as const

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
        <Entry entry={SETTINGS} />
      </div>
      <div className={styles.foot}>
        <ConnectionChip />
        <Suspense fallback={null}>
          {features.map(({ name, Foot }) => Foot && <Foot key={name} />)}
        </Suspense>
        <UserMenu />
      </div>
    </nav>
  )
}
