import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useNow } from '@/lib/clock'
import { useRealtimeListener } from '@/realtime/RealtimeProvider'
import { BackLink } from '@/ui/BackLink'
import { EmptyState } from '@/ui/EmptyState'
import { IconChecks, IconExpand } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { useWall, WALL, type Wall } from '../data'
import styles from '../reports.module.css'
import { durationOf } from '../values'

/** The hub itself answers anew at most every two seconds. */
const MOMENT = 2_000

/** What goes on at the counter, for a screen that hangs on the wall. */
export default function WallboardPage() {
  const { t } = useTranslation('reports')
  const wall = useWall()
  const box = useRef<HTMLElement>(null)
  useRenewal()
  return (
    <main className={styles.wall} ref={box}>
      <header>
        <div>
          <BackLink to="/reports" label={t('title')} />
          <h1>{t('wall.title')}</h1>
        </div>
        <Button
          variant="default"
          leftSection={<IconExpand size={16} />}
          onClick={() => void box.current?.requestFullscreen?.()}
        >
          {t('wall.full')}
        </Button>
      </header>
      <Loading of={wall} rows={6}>
        {() => (wall.data ? <Board wall={wall.data} stale={wall.isRefetchError} /> : null)}
      </Loading>
    </main>
  )
}

/** Renews soon after something was said, however much is said. */
function useRenewal() {
  const client = useQueryClient()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const renew = () => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined
      void client.invalidateQueries({ queryKey: WALL })
    }, MOMENT)
  }
  useEffect(() => () => clearTimeout(timer.current), [])
  useRealtimeListener({
    change: stream => stream.startsWith('c:') && renew(),
    ephemeral: kind => kind === 'presence' && renew(),
    welcome: renew,
  })
}

function Board({ wall, stale }: { wall: Wall; stale: boolean }) {
  const { t } = useTranslation('reports')
  const now = useNow()
  const since = (at: string | null) =>
    at ? durationOf(Math.max(0, (now - Date.parse(at)) / 1000)) : '–'
  const time = (seconds: number | null) => (seconds === null ? '–' : durationOf(seconds))
  const numbers = [
    { key: 'waiting', value: wall.waiting, hot: wall.waiting > 0 },
    { key: 'longest', value: since(wall.longest_since_at), hot: wall.waiting > 0 },
    { key: 'unassigned', value: wall.unassigned },
    { key: 'atRisk', value: wall.at_risk, warn: wall.at_risk > 0 },
    { key: 'breached', value: wall.breached, bad: wall.breached > 0 },
    { key: 'open', value: wall.open },
    { key: 'p50', value: time(wall.first_reply_p50) },
    { key: 'p90', value: time(wall.first_reply_p90) },
  ]
  return (
    <>
      {stale && <p role="alert">{t('wall.stale')}</p>}
      <dl className={styles.wallNumbers}>
        {numbers.map(({ key, value, hot, warn, bad }) => (
          <div key={key} data-hot={hot} data-warn={warn} data-bad={bad}>
            <dt>{t(`wall.${key}`)}</dt>
            <dd className="tabular">{value}</dd>
          </div>
        ))}
      </dl>
      <div className={styles.wallLists}>
        <section aria-labelledby="wall-advisors">
          <h2 id="wall-advisors">{t('wall.advisors')}</h2>
          {wall.advisors.length === 0 && <p>{t('wall.nobody')}</p>}
          <ul>
            {wall.advisors.map(each => (
              <li key={each.id}>
                <i className={styles.presence} data-here={each.presence} aria-hidden />
                <span>
                  {each.name} <small>{t(`wall.${each.presence}`)}</small>
                </span>
                <b className="tabular">{t('wall.load', { count: each.load })}</b>
                <b className="tabular" data-hot={each.waiting > 0}>
                  {t('wall.waits', { count: each.waiting })}
                </b>
              </li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="wall-waiting">
          <h2 id="wall-waiting">{t('wall.waitingList')}</h2>
          {wall.longest.length === 0 && (
            <EmptyState icon={IconChecks} title={t('wall.none')} text={t('wall.noneText')} />
          )}
          <ul>
            {wall.longest.map(each => (
              <li key={each.id}>
                <span>
                  <Link to={`/inbox/${each.id}`}>{each.name}</Link>{' '}
                  <small>{each.assignee || t('wall.unassignedOne')}</small>
                </span>
                <b className="tabular" data-hot>
                  {since(each.since_at)}
                </b>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </>
  )
}
