import { Switch } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { type AlertSettings, useSaveAlertSettings } from '@/alerts/settings'
import { complain } from '@/api/complain'
import page from '@/ui/page.module.css'
import styles from '../settings.module.css'

const WAYS = ['sound', 'desktop', 'push', 'email_when_away'] as const

/** Kept by the hub, so the same on every device; each switch saves by itself. */
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

function WaySwitch({ way, on }: { way: (typeof WAYS)[number]; on: boolean }) {
  const { t } = useTranslation('notifications')
  const save = useSaveAlertSettings()
  const id = useId()
  return (
    <div className={styles.setting}>
      <div>
        <label htmlFor={id}>{t(`ways.${way}`)}</label>
        <p id={`${id}-hint`}>{t(`ways.${way}Hint`)}</p>
      </div>
      <Switch
        id={id}
        size="md"
        aria-describedby={`${id}-hint`}
        checked={on}
        onChange={event =>
          save.mutate({ [way]: event.currentTarget.checked }, { onError: complain })
        }
      />
    </div>
  )
}
