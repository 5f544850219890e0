import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatTime } from '@/lib/format'
import { useConnection } from '@/realtime/status'
import styles from './shell.module.css'

const PATIENCE_MS = 3000

/** Speaks up only when a break lasts: short ones heal before anyone needs to know. */
export function ConnectionBanner() {
  const { t } = useTranslation()
  const { state, since } = useConnection()
  const [lasting, setLasting] = useState(false)
  useEffect(() => {
    setLasting(false)
    if (since === null) return
    const timer = setTimeout(() => setLasting(true), PATIENCE_MS - (Date.now() - since))
    return () => clearTimeout(timer)
  }, [since])
  if (state === 'stopped') return <div className={styles.banner}>{t('connection.stopped')}</div>
  if (!lasting || since === null) return null
  return (
    <div className={styles.banner} role="alert">
      {t('connection.banner', { at: formatTime(since) })}
    </div>
  )
}
