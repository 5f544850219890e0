import { useTranslation } from 'react-i18next'
import type { AlertSettings } from '@/alerts/settings'
import page from '@/ui/page.module.css'
import { WaySwitch } from './WaySwitch'

const WAYS = ['sound', 'desktop', 'push', 'email_when_away'] as const

/** Kept by the hub, so the same on every device. */
export function WaysSection({ settings }: { settings: AlertSettings }) {
  const { t } = useTranslation('notifications')
  return (
    <section className={page.section}>
      <h2>{t('ways.title')}</h2>
      {WAYS.map(way => (
        <WaySwitch key={way} way={way} on={settings[way]} />
      ))}
    </section>
  )
}
