import { useElementSize, useMediaQuery } from '@mantine/hooks'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useHouse } from '@/api/house'
import { useUser } from '@/api/session'
import { IconSettings } from '@/ui/icons'
import { Logo } from '@/ui/Logo'
import { entriesFor } from '../areas/area'
import { features, nav } from '../areas/staff'
import { ConnectionChip } from './ConnectionChip'
import { MoreEntries } from './MoreEntries'
import styles from './shell.module.css'
import { UserMenu } from './UserMenu'

const SETTINGS = {
  to: '/settings',
  label: { es: 'Ajustes', en: 'Settings' },
  icon: IconSettings,
  order: 100,
} as const

// Beside the connection, the bell and oneself, a narrow phone has room for these.
const MOST_ON_A_PHONE = 4
// What an entry takes in a column; one whose name needs a second line takes a little more.
const ENTRY_HEIGHT = 64

export function Rail() {
  const { t } = useTranslation()
  const house = useHouse()
  const { role } = useUser()
  const phone = useMediaQuery('(width < 768px)', false, { getInitialValueInEffect: false })
  const column = useElementSize()
  const entries = [...entriesFor(role, nav), SETTINGS]
  const most = phone ? MOST_ON_A_PHONE : Math.floor(column.height / ENTRY_HEIGHT) || entries.length
  return (
    <nav className={styles.rail} aria-label={t('shell.navigation')}>
      <Link to="/" className={styles.logo} aria-label={house.name} title={house.name}>
        <Logo size={32} src={house.logo} />
      </Link>
      <div className={styles.entries} ref={column.ref}>
        <MoreEntries entries={entries} most={most} />
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
