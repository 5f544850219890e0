import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router'
import styles from '../coupons.module.css'

/** The three pages of coupons. */
export function Tabs() {
  const { t } = useTranslation('coupons')
  const pages = [
    ['/coupons', 'title'],
    ['/coupons/booklets', 'booklets.title'],
    ['/coupons/rules', 'rule.title'],
  ] as const
  return (
    <nav className={styles.tabs} aria-label={t('title')}>
      {pages.map(([to, label]) => (
        <NavLink key={to} to={to} end={to === '/coupons'}>
          {t(label)}
        </NavLink>
      ))}
    </nav>
  )
}
