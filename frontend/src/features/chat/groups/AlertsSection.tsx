import { Button, SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import type { Conversation, Notify } from '@/api/types'
import { useNow } from '@/lib/clock'
import { formatDateTime } from '@/lib/format'
import { isMuted, setOwn } from '../data/groups'
import styles from './groups.module.css'
import { FOREVER, LEVELS, MUTES, mutedUntil } from './mute'

/** What of this conversation calls the reader; what is unread counts all the same. */
export function AlertsSection({ item }: { item: Conversation }) {
  const { t } = useTranslation('chat')
  const now = useNow()
  const until = item.own?.muted_until
  const change = (own: Parameters<typeof setOwn>[1]) => void setOwn(item.id, own).catch(complain)
  return (
    <section className={styles.section}>
      <h3>{t('own.alerts')}</h3>
      <SegmentedControl
        fullWidth
        aria-label={t('own.alerts')}
        value={item.own?.notify ?? 'all'}
        onChange={notify => change({ notify: notify as Notify })}
        data={LEVELS.map(level => ({ value: level, label: t(`own.notify.${level}`) }))}
      />
      {isMuted(item, now) && until ? (
        <div className={styles.mutedLine}>
          <p>
            {until >= FOREVER
              ? t('own.mutedForever')
              : t('own.mutedUntil', { at: formatDateTime(until) })}
          </p>
          <Button variant="default" onClick={() => change({ muted_until: null })}>
            {t('own.unmute')}
          </Button>
        </div>
      ) : (
        <div className={styles.mutes}>
          <span>{t('own.mute')}</span>
          {MUTES.map(mute => (
            <Button
              key={mute}
              variant="default"
              size="compact-sm"
              onClick={() => change({ muted_until: mutedUntil(mute, new Date()) })}
            >
              {t(`own.mutes.${mute}`)}
            </Button>
          ))}
        </div>
      )}
    </section>
  )
}
