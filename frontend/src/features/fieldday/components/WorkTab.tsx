import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import type { Page } from '@/api/types'
import { formatMoment } from '@/lib/format'
import type { TabOrder } from '@/lib/orderTabs'
import { EmptyState } from '@/ui/EmptyState'
import { ErrorState } from '@/ui/ErrorState'
import { IconListChecks } from '@/ui/icons'
import { Skeletons } from '@/ui/Skeletons'
import { StateChip } from '@/ui/StateChip'
import type { CheckedItem, Job } from '../data'
import styles from '../field.module.css'
import { type Report, Reports } from './Reports'

/** What was done at an order, as the office sees it. */
export default function WorkTab({ order }: { order: TabOrder }) {
  const { t } = useTranslation('fieldday')
  const work = useQuery({
    queryKey: ['fieldday', 'work', order.id, order.version],
    queryFn: () => api.get<Job>(`service-orders/${order.id}/work/`),
  })
  const reports = useQuery({
    queryKey: ['fieldday', 'reports', order.id, order.version],
    queryFn: () => api.get<Page<Report>>('activity-reports/', { order: order.id }),
  })
  if (work.error) {
    const { message } = work.error
    return <ErrorState problem={{ offline: false, message }} onRetry={() => void work.refetch()} />
  }
  if (!work.data) return <Skeletons rows={5} />
  const job = work.data
  const found = job.checklists.flatMap(each => each.items).filter(each => each.value !== null)
  const nothing = found.length + job.photos.length === 0 && !job.findings.written_at
  return (
    <div className={styles.tab}>
      {nothing && !job.signature && (
        <EmptyState icon={IconListChecks} title={t('work.none')} text={t('work.noneText')} />
      )}
      <Reports rows={reports.data?.results ?? []} />
      <Told job={job} />
      {found.length > 0 && (
        <section className={styles.part}>
          <h2>{t('checklist')}</h2>
          <dl className={styles.results}>
            {found.map(item => (
              <Result key={item.key} item={item} />
            ))}
          </dl>
        </section>
      )}
      {job.photos.length > 0 && (
        <section className={styles.part}>
          <h2>{t('photos')}</h2>
          <ul className={styles.photos}>
            {job.photos.map(({ id, tag, taken_at, file }) => (
              <li key={id}>
                <a href={file.url ?? undefined} target="_blank" rel="noreferrer">
                  <img
                    src={file.thumbnail_url ?? undefined}
                    alt={t('photoOf', { tag: t(`tag.${tag}`), when: formatMoment(taken_at) })}
                  />
                </a>
                <small>{t(`tag.${tag}`)}</small>
              </li>
            ))}
          </ul>
        </section>
      )}
      {job.signature && (
        <section className={styles.part}>
          <h2>{t('signature')}</h2>
          <p>
            {job.signature.absent_reason
              ? t('absent', { reason: job.signature.absent_reason })
              : t('signed', { name: job.signature.name })}
          </p>
        </section>
      )}
    </div>
  )
}

function Told({ job }: { job: Job }) {
  const { t } = useTranslation('fieldday')
  const { fault, cause, remedy, written_at } = job.findings
  if (!written_at) return null
  return (
    <section className={styles.part}>
      <h2>{t('findings')}</h2>
      <dl className={styles.results}>
        {(
          [
            ['fault', fault],
            ['cause', cause],
            ['remedy', remedy],
          ] as const
        ).map(
          ([name, said]) =>
            said && (
              <div key={name}>
                <dt>{t(name)}</dt>
                <dd>{said}</dd>
              </div>
            ),
        )}
      </dl>
    </section>
  )
}

function Result({ item }: { item: CheckedItem }) {
  const { t } = useTranslation('fieldday')
  const value = item.kind === 'check' ? t(String(item.value)) : String(item.value)
  const unit = item.kind === 'meter' ? 'h' : item.unit
  return (
    <div>
      <dt>{item.label}</dt>
      <dd>
        {item.kind === 'photo' ? t('taken') : `${value} ${unit}`.trim()}{' '}
        {item.is_bad && <StateChip tone="bad">{t('bad')}</StateChip>}
      </dd>
    </div>
  )
}
