import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router'
import page from '@/ui/page.module.css'

/** Programs that write here, and programs that are told. */
export function Tabs() {
  const { t } = useTranslation('bots')
  return (
    <nav className={page.tabs} aria-label={t('title')}>
      <NavLink to="/settings/bots" end>
        {t('nav.bots')}
      </NavLink>
      <NavLink to="/settings/bots/subscriptions">{t('nav.subscriptions')}</NavLink>
    </nav>
  )
}
