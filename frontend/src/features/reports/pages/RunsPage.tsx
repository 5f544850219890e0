import { Button, Progress } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { download } from '@/api/download'
import { rowsOf } from '@/api/pages'
import { formatBytes, formatDate } from '@/lib/format'
import { Age } from '@/ui/Age'
import { EmptyState } from '@/ui/EmptyState'
import { IconDownload } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { Page, Row, Rows } from '@/ui/Page'
import { StateChip, type Tone } from '@/ui/StateChip'
import { isOpen, type Run, useDropRun, useRun, useRuns } from '../data'
import styles from '../reports.module.css'
import { dayOf } from '../values'

const TONE: Record<Run['state'], Tone> = {
  queued: 'plain',
  running: 'primary',
  done: 'ok',
  failed: 'bad',
}

/** One's own reports that took long: how far they are, and their files for a week. */
export default function RunsPage() {
  const { t } = useTranslation('reports')
  const runs = useRuns()
  const rows = rowsOf(runs.data)
  return (
    <Page title={t('runs.title')} text={t('runs.text')} back="/reports" backLabel={t('title')}>
      <Loading of={runs}>
        {() =>
          rows.length === 0 ? (
            <EmptyState icon={IconDownload} title={t('runs.none')} text={t('runs.noneText')} />
          ) : (
            <>
              <Rows>
                {rows.map(run => (
                  <OneRun key={run.id} run={run} />
                ))}
              </Rows>
              <MoreButton of={runs} />
            </>
          )
        }
      </Loading>
    </Page>
  )
}

function OneRun({ run: first }: { run: Run }) {
  const { t } = useTranslation('reports')
  const run = useRun(first).data
  const drop = useDropRun()
  const { since, until } = run.asked
  const take = () => {
    const path = run.url.replace('/api/v1/', '')
    download(path, {}, `${run.report}.${run.format}`).catch(complain)
  }
  return (
    <Row
      name={run.title}
      note={
        <>
          {dayOf(String(since))} – {dayOf(String(until))} · {run.format.toUpperCase()} ·{' '}
          <Age at={run.created_at} />
          {run.state === 'done' &&
            ` · ${formatBytes(run.size)} · ${t('runs.until', { day: formatDate(run.expires_at) })}`}
        </>
      }
    >
      {isOpen(run) ? (
        <Progress
          className={styles.progress}
          value={run.done}
          animated
          aria-label={t('runs.progress', { name: run.title })}
        />
      ) : null}
      <StateChip tone={TONE[run.state]}>{t(`runs.state.${run.state}`)}</StateChip>
      {run.state === 'done' && (
        <Button leftSection={<IconDownload size={16} />} onClick={take}>
          {t('runs.take')}
        </Button>
      )}
      <Button
        variant="default"
        aria-label={t('runs.dropOf', { name: run.title })}
        loading={drop.isPending}
        onClick={() => drop.mutate(run.id, { onError: complain })}
      >
        {t('runs.drop')}
      </Button>
    </Row>
  )
}
