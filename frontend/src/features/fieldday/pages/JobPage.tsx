import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { formatMoment } from '@/lib/format'
import { BackLink } from '@/ui/BackLink'
import { EmptyState } from '@/ui/EmptyState'
import { ErrorState } from '@/ui/ErrorState'
import { IconRoute } from '@/ui/icons'
import { Skeletons } from '@/ui/Skeletons'
import { StateChip } from '@/ui/StateChip'
import { ActionBar } from '../components/ActionBar'
import { Checks } from '../components/Checks'
import { FindingsForm } from '../components/FindingsForm'
import { Offline } from '../components/Offline'
import { Parts } from '../components/Parts'
import { Photos } from '../components/Photos'
import { Reach } from '../components/Reach'
import { Refused } from '../components/Refused'
import { Sign } from '../components/Sign'
import { type Job, useFieldDay } from '../data'
import styles from '../field.module.css'
import { keepApp } from '../offline/keepApp'
import { TONE } from '../tone'

const WRITING = ['en_route', 'in_progress', 'paused', 'waiting_parts']

/** One order in the technician's hand, from the way there to the signature. */
export default function JobPage() {
  const { t } = useTranslation('fieldday')
  const { id = '' } = useParams()
  const { jobs, error, refetch } = useFieldDay()
  const job = jobs?.find(each => each.id === id)
  useEffect(keepApp, [])
  if (!jobs && error) {
    const offline = 'offline' in error && error.offline === true
    return (
      <ErrorState problem={{ offline, message: error.message }} onRetry={() => void refetch()} />
    )
  }
  if (!jobs) return <Skeletons rows={6} />
  return (
    <div className={styles.screen}>
      <div className={styles.body}>
        <BackLink to="/field" label={t('title')} />
        <Offline />
        <Refused order={id} />
        {job ? (
          <Work job={job} />
        ) : (
          <EmptyState icon={IconRoute} title={t('gone')} text={t('goneText')} />
        )}
      </div>
      {job && <ActionBar job={job} />}
    </div>
  )
}

function Work({ job }: { job: Job }) {
  const writing = WRITING.includes(job.state)
  return (
    <>
      <Head job={job} />
      {(writing || job.state === 'done') && (
        <>
          <Checks job={job} writing={writing} />
          <Photos job={job} writing={writing} />
          <Parts job={job} writing={writing} />
          <FindingsForm key={job.id} job={job} writing={writing} />
          <Sign job={job} writing={writing} />
        </>
      )}
    </>
  )
}

function Head({ job }: { job: Job }) {
  const { t } = useTranslation('fieldday')
  const { machine, customer } = job
  return (
    <header className={styles.head}>
      <span className={styles.chips}>
        <StateChip tone={TONE[job.state]}>{t(`state.${job.state}`)}</StateChip>
        {job.priority === 'urgent' && <StateChip tone="bad">{t('urgent')}</StateChip>}
        {job.under_warranty && <StateChip tone="note">{t('warranty')}</StateChip>}
        <span className={styles.dim}>{job.number}</span>
      </span>
      <h1>{job.title}</h1>
      <p>
        {job.starts_at && `${formatMoment(job.starts_at)} · `}
        {customer.name}
      </p>
      {machine && (
        <p>
          {machine.name}
          {machine.serial && ` · ${t('serial', { serial: machine.serial })}`}
          {machine.hour_meter > 0 && ` · ${t('hours', { hours: machine.hour_meter })}`}
        </p>
      )}
      {job.symptom && <p className={styles.symptom}>{job.symptom}</p>}
      <Reach job={job} />
    </header>
  )
}
