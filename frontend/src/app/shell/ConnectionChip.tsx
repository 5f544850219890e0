import { Tooltip } from '@mantine/core'
import type { TFunction } from 'i18next'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNow } from '@/lib/clock'
import { formatAge } from '@/lib/format'
import { type Connection, useConnection } from '@/realtime/status'
import styles from './shell.module.css'

const PATIENCE_MS = 5_000

/** The truth about what is on the screen: live, catching up, or not connected. */
export function ConnectionChip() {
  const { t } = useTranslation()
  const now = useNow()
  const connection = useConnection()
  const starting = useStarting(connection)
  const { lastEventAt } = connection
  const hint = lastEventAt
    ? t('connection.lastEvent', { at: formatAge(new Date(lastEventAt).toISOString(), now) })
    : t('connection.noEvent')
  return (
    <Tooltip label={hint} position="right">
      <span
        className={styles.connection}
        data-state={starting ? 'catching' : connection.state}
        role="status"
      >
        <i aria-hidden />
        <span>{starting ? t('connection.starting') : words(connection, t)}</span>
        <span className="visually-hidden">. {hint}</span>
      </span>
    </Tooltip>
  )
}

/** The page has just opened: the line is not down, it is not up yet. */
function useStarting({ state }: Connection): boolean {
  const [patient, setPatient] = useState(true)
  useEffect(() => {
    if (state === 'live') setPatient(false)
    const timer = setTimeout(() => setPatient(false), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [state])
  return patient && state === 'offline'
}

function words({ state, behind }: Connection, t: TFunction): string {
  if (state === 'live') return t('connection.live')
  if (state !== 'catching') return t('connection.offline')
  return behind > 0 ? t('connection.catchingCount', { count: behind }) : t('connection.catching')
}
