import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { askPermission, desktopPermission } from '@/alerts/desktop'
import { useAlertSettings } from '@/alerts/settings'
import styles from '../notifications.module.css'

/** Offers the browser's question where it was never answered; gone with any answer. */
export function PermissionHint() {
  const { t } = useTranslation('notifications')
  const [permission, setPermission] = useState(desktopPermission)
  const { data: settings } = useAlertSettings()
  if (permission !== 'default' || !settings?.desktop) return null
  return (
    <div className={styles.hint}>
      <p>{t('hint')}</p>
      <Button variant="default" onClick={() => void askPermission().then(setPermission)}>
        {t('device.allow')}
      </Button>
    </div>
  )
}
