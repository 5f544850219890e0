import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router'
import page from '@/ui/page.module.css'
import styles from './privacy.module.css'

/** The four sides of privacy: what was asked, how long things stay, incidents, the rules. */
export function Tabs() {
  const { t } = useTranslation('privacy')
  return (
    <nav className={`${page.tabs} ${styles.tabs}`} aria-label={t('title')}>
      <NavLink to="/settings/privacy" end>
        {t('tab.requests')}
      </NavLink>
      <NavLink to="/settings/privacy/retention">{t('tab.retention')}</NavLink>
      <NavLink to="/settings/privacy/breaches">{t('tab.breaches')}</NavLink>
      <NavLink to="/settings/privacy/deadlines">{t('tab.deadlines')}</NavLink>
    </nav>
  )
}
