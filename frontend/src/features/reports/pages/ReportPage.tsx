import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { ApiError } from '@/api/errors'
import { formatDateTime } from '@/lib/format'
import { useAddress } from '@/lib/useAddress'
import { EmptyState } from '@/ui/EmptyState'
import { IconChart } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { Page } from '@/ui/Page'
import { Exports } from '../components/Exports'
import { Filters } from '../components/Filters'
import { TableView } from '../components/TableView'
import { TakesLong } from '../components/TakesLong'
import { Tiles } from '../components/Tiles'
import { type Report, useReport } from '../data'
import styles from '../reports.module.css'
import { dayOf } from '../values'

const Charts = lazy(() => import('../components/Charts'))

export default function ReportPage() {
  const { key = '' } = useParams()
  const { t } = useTranslation('reports')
  const [params, change] = useAddress(`/reports/${key}`)
  const asked = Object.fromEntries(params)
  const ready = asked.preset !== 'custom' || Boolean(asked.since)
  const found = useReport(key, ready ? asked : {})
  const report = found.data
  const long = found.error instanceof ApiError && found.error.code === 'takes_long'
  return (
    <Page
      wide
      title={report?.title ?? t('title')}
      text={report?.description}
      back="/reports"
      backLabel={t('title')}
      action={report && <Exports report={key} asked={asked} />}
    >
      <Filters filters={report?.filters ?? []} asked={asked} change={change} />
      {long ? (
        <TakesLong report={key} asked={asked} />
      ) : (
        <Loading of={found} rows={8}>
          {() => (report ? <Body report={report} busy={found.isPlaceholderData} /> : null)}
        </Loading>
      )}
    </Page>
  )
}

function Body({ report, busy }: { report: Report; busy: boolean }) {
  const { t } = useTranslation('reports')
  // A check that found nothing has rows that say so.
  const empty =
    report.tables.every(each => each.rows.length === 0) &&
    report.figures.every(each => !Number(numberOf(each.value)))
  return (
    <div className={styles.body} aria-busy={busy}>
      <p className={styles.range}>
        {t('range', { since: dayOf(report.range.since), until: dayOf(report.range.until) })}
        {report.compared &&
          ` · ${t('comparedWith', { since: dayOf(report.compared.since), until: dayOf(report.compared.until) })}`}
        {` · ${t('madeAt', { at: formatDateTime(report.made_at) })}`}
      </p>
      <Tiles figures={report.figures} compared={report.compared !== null} />
      {empty && <EmptyState icon={IconChart} title={t('empty')} text={t('emptyText')} />}
      {!empty && report.charts.length > 0 && (
        <Suspense fallback={<div className={styles.chartWait} aria-hidden />}>
          <Charts charts={report.charts} currency={report.currency} />
        </Suspense>
      )}
      {report.tables.map(table => (
        <TableView key={table.key} table={table} />
      ))}
    </div>
  )
}

function numberOf(value: Report['figures'][number]['value']): string | number {
  return typeof value === 'object' ? (value?.amount ?? 0) : value
}
