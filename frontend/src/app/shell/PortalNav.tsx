import { useMediaQuery } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { useUser } from '@/api/session'
import { entriesFor } from '../areas/area'
import { nav } from '../areas/portal'
import { MoreEntries } from './MoreEntries'
import styles from './shell.module.css'

const MOST_ON_A_PHONE = 5

export function PortalNav() {
  const { t } = useTranslation()
  const phone = useMediaQuery('(width < 960px)', false, { getInitialValueInEffect: false })
  const entries = entriesFor(useUser().role, nav)
  return (
    <nav className={styles.portalNav} aria-label={t('shell.navigation')}>
      <MoreEntries entries={entries} most={phone ? MOST_ON_A_PHONE : entries.length} />
    </nav>
  )
}
