import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { NavLink, useLocation } from 'react-router'
import { useUser } from '@/api/session'
import { Page } from '@/ui/Page'
import { useCurrentInView } from '@/ui/useCurrentInView'
import styles from './payments.module.css'

const PLACES = [
  { to: '/payments', key: 'all', office: false },
  { to: '/payments/pending', key: 'pending', office: true },
  { to: '/payments/refunds', key: 'refunds', office: false },
  { to: '/payments/daily', key: 'daily', office: false },
  { to: '/payments/bank', key: 'bank', office: true },
  { to: '/payments/reminders', key: 'reminders', office: false },
] as const

/** The head of every page of collection, with the ways to the others. */
export function Frame({ action, children }: { action?: ReactNode; children: ReactNode }) {
  const { t } = useTranslation('payments')
  const office = useUser().role !== 'advisor'
  const tabs = useCurrentInView<HTMLElement>(useLocation().pathname)
  return (
    <Page wide title={t('title')} text={t('text')} action={action}>
      <nav ref={tabs} className={styles.tabs} aria-label={t('title')}>
        {PLACES.filter(place => office || !place.office).map(place => (
          <NavLink key={place.to} to={place.to} end>
            {t(`place.${place.key}`)}
          </NavLink>
        ))}
      </nav>
      {children}
    </Page>
  )
}
