import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Outgoing } from '@/realtime/outgoing'
import { useThread } from './context'
import styles from './thread.module.css'

const TICK_MS = 250

/** It has not left yet: for a few seconds it can be taken back as if never sent. */
export function Held({ entry }: { entry: Outgoing }) {
  const { t } = useTranslation('chat')
  const { takeBack } = useThread()
  const [now, setNow] = useState(Date.now)
  const left = Math.ceil(((entry.held_until ?? 0) - now) / 1000)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS)
    return () => clearInterval(timer)
  }, [])
  if (left <= 0 || entry.state !== 'waiting') return null
  return (
    <p className={styles.failure} data-tone="held">
      {t('held.leaves', { count: left })}
      <button type="button" data-undo-send onClick={() => takeBack(entry)}>
        {t('common:undo')}
      </button>
    </p>
  )
}
