import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { formatTime } from '@/lib/format'
import { EmptyState } from '@/ui/EmptyState'
import { ErrorState } from '@/ui/ErrorState'
import { IconMapPin, IconRoute } from '@/ui/icons'
import { Page } from '@/ui/Page'
import { Skeletons } from '@/ui/Skeletons'
import { StateChip } from '@/ui/StateChip'
import { Offline } from '../components/Offline'
import { Refused } from '../components/Refused'
import { type Job, useFieldDay } from '../data'
import { byDay } from '../days'
import styles from '../field.module.css'
import { keepApp } from '../offline/keepApp'
import { TONE } from '../tone'

/** A technician's orders, by day; it opens without a connection too. */
export default function DayPage() {
  const { t } = useTranslation('fieldday')
  const { jobs, data, error, refetch } = useFieldDay()
  useEffect(keepApp, [])
  return (
    <Page title={t('title')}>
      <Offline />
      <Refused />
      {!jobs && error && (
        <ErrorState
          problem={{
            offline: 'offline' in error && error.offline === true,
            message: error.message,
          }}
          onRetry={() => void refetch()}
        />
      )}
      {!jobs && !error && <Skeletons rows={4} />}
      {jobs && jobs.length === 0 && (
        <EmptyState icon={IconRoute} title={t('none')} text={t('noneText')} />
      )}
      {jobs &&
        byDay(jobs, data?.at ?? new Date().toISOString()).map(({ kind, day, jobs: some }) => (
          <section key={day} className={styles.day}>
            <h2>{kind === 'other' ? day : t(kind, { day: day.toLocaleLowerCase() })}</h2>
            <ul>
              {some.map(job => (
                <JobRow key={job.id} job={job} />
              ))}
            </ul>
          </section>
        ))}
    </Page>
  )
}

function JobRow({ job }: { job: Job }) {
  const { t } = useTranslation('fieldday')
  return (
    <li>
      <Link to={`/field/${job.id}`} className={styles.job}>
        <span className={styles.when}>{job.starts_at ? formatTime(job.starts_at) : '—'}</span>
        <span className={styles.what}>
          <strong>{job.title}</strong>
          <span>
            {job.number} · {job.customer.name}
          </span>
          {job.place && (
            <span>
              <IconMapPin size={14} /> {job.place}
            </span>
          )}
        </span>
        <span className={styles.chips}>
          <StateChip tone={TONE[job.state]}>{t(`state.${job.state}`)}</StateChip>
          {job.priority === 'urgent' && <StateChip tone="bad">{t('urgent')}</StateChip>}
          {job.under_warranty && <StateChip tone="note">{t('warranty')}</StateChip>}
        </span>
      </Link>
    </li>
  )
}
