import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router'
import styles from '@/ui/page.module.css'

/** Those who are here, and those who were asked to come. */
export function PeopleTabs() {
  const { t } = useTranslation('people')
  return (
    <nav className={styles.tabs} aria-label={t('list.title')}>
      <NavLink to="/settings/people" end>
        {t('list.tab')}
      </NavLink>
      <NavLink to="/settings/people/invitations">{t('invitations.tab')}</NavLink>
    </nav>
  )
}
