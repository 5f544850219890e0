import { Tooltip } from '@mantine/core'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { useNow } from '@/lib/clock'
import { formatAge } from '@/lib/format'
import { type Connection, useConnection } from '@/realtime/status'
import styles from './shell.module.css'

/** The truth about what is on the screen: live, catching up, or not connected. */
export function ConnectionChip() {
  const { t } = useTranslation()
  const now = useNow()
  const connection = useConnection()
  const { lastEventAt } = connection
  const hint = lastEventAt
    ? t('connection.lastEvent', { at: formatAge(new Date(lastEventAt).toISOString(), now) })
    : t('connection.noEvent')
  return (
    <Tooltip label={hint} position="right">
      <span className={styles.connection} data-state={connection.state} role="status">
        <i aria-hidden />
        <span>{words(connection, t)}</span>
        <span className="visually-hidden">. {hint}</span>
      </span>
    </Tooltip>
  )
}

function words({ state, behind }: Connection, t: TFunction): string {
  if (state === 'live') return t('connection.live')
  if (state !== 'catching') return t('connection.offline')
  return behind > 0 ? t('connection.catchingCount', { count: behind }) : t('connection.catching')
}
