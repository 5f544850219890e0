import { Button, Progress } from '@mantine/core'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { useKept } from '@/lib/kept'
import { SOON_MS } from '../data'
import { useHealth } from '../health'
import { useReplayParked } from './data'
import styles from './log.module.css'

/** Takes all that is parked again, in the order it came, and shows how far that is. */
export function ReplayAll({ channel }: { channel: string }) {
  const { t } = useTranslation('channels')
  const replay = useReplayParked(channel)
  // Kept: it goes on whether or not the page is looked at.
  const [asked, setAsked] = useKept(`replay.${channel}`, 0)
  const health = useHealth(channel, asked > 0 ? SOON_MS : undefined)
  const { waiting = 0, parked = 0 } = health.data ?? {}
  // What was known before the press says nothing of what it does.
  const isNews = health.dataUpdatedAt > replay.submittedAt + SOON_MS
  const done = isNews ? Math.max(0, asked - waiting) : 0
  useEffect(() => {
    if (isNews && waiting === 0) setAsked(0)
  }, [isNews, waiting, setAsked])
  const start = () =>
    replay.mutate(undefined, {
      onSuccess: ({ replayed }) => setAsked(replayed),
      onError: complain,
    })
  return (
    <>
      {parked > 0 && asked === 0 && (
        <Button variant="default" loading={replay.isPending} onClick={start}>
          {t('events.replayAll', { count: parked })}
        </Button>
      )}
      {asked > 0 && (
        <div className={styles.progress} role="status">
          <Progress
            value={(100 * done) / asked}
            aria-label={t('events.replaying', { done, count: asked })}
          />
          <span>{t('events.replaying', { done, count: asked })}</span>
        </div>
      )}
      {replay.data && asked === 0 && (
        <p role="status">
          {t(parked > 0 ? 'events.stillParked' : 'events.noneParked', { count: parked })}
        </p>
      )}
    </>
  )
}
