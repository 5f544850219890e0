import { Button, Select } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { complain } from '@/api/complain'
import { download } from '@/api/download'
import { rowsOf } from '@/api/pages'
import { useUser } from '@/api/session'
import { channelLook } from '@/channels/registry'
import { formatDateTime } from '@/lib/format'
import { EmptyState } from '@/ui/EmptyState'
import { IconDownload, IconStar } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { Page, Row, Rows } from '@/ui/Page'
import page from '@/ui/page.module.css'
import { StateChip } from '@/ui/StateChip'
import styles from '../components/builder.module.css'
import { RatingSummaryView } from '../components/RatingSummaryView'
import { optionsOf, useAdvisors } from '../known'
import { type RatingsAsked, useRatings } from '../promises'

const DAYS = ['7', '30', '90', '365'] as const
const DAY_MS = 86_400_000

/** What customers said of us. */
export default function RatingsPage() {
  const { t } = useTranslation('automations')
  const { role } = useUser()
  const [days, setDays] = useState('30')
  const [score, setScore] = useState<string | null>(null)
  const [advisor, setAdvisor] = useState<string | null>(null)
  const asked = useMemo<RatingsAsked>(
    () => ({
      since: new Date(Date.now() - Number(days) * DAY_MS).toISOString(),
      score: score ? Number(score) : undefined,
      advisor: advisor ?? undefined,
    }),
    [days, score, advisor],
  )
  const ratings = useRatings(asked)
  const advisors = useAdvisors()
  const rows = rowsOf(ratings.data)
  const save = role === 'admin' && (
    <Button
      variant="default"
      leftSection={<IconDownload size={16} />}
      onClick={() =>
        void download('ratings/export/', { ...asked }, 'calificaciones.csv').catch(complain)
      }
    >
      CSV
    </Button>
  )
  return (
    <Page wide title={t('rating.title')} text={t('rating.text')} action={save}>
      <div className={page.filters}>
        <Select
          aria-label={t('rating.since')}
          allowDeselect={false}
          data={DAYS.map(value => ({ value, label: t('rating.days', { count: Number(value) }) }))}
          value={days}
          onChange={value => setDays(value ?? '30')}
        />
        <Select
          aria-label={t('rating.score')}
          placeholder={t('rating.score')}
          clearable
          data={['5', '4', '3', '2', '1']}
          value={score}
          onChange={setScore}
        />
        <Select
          aria-label={t('rating.advisor')}
          placeholder={t('rating.advisor')}
          clearable
          searchable
          data={optionsOf(advisors)}
          value={advisor}
          onChange={setAdvisor}
        />
      </div>
      <RatingSummaryView asked={asked} />
      <Loading of={ratings}>
        {() =>
          rows.length === 0 ? (
            <EmptyState icon={IconStar} title={t('rating.empty')} text={t('rating.emptyText')} />
          ) : (
            <Rows>
              {rows.map(row => (
                <Row
                  key={row.id}
                  lead={<span className={styles.score}>{row.score}</span>}
                  name={<Link to={`/inbox/${row.conversation}`}>{row.customer}</Link>}
                  note={row.comment || t('rating.noComment')}
                >
                  <StateChip>{channelLook(row.channel).name}</StateChip>
                  {row.advisor && <StateChip>{row.advisor.name}</StateChip>}
                  <span className={page.words}>{formatDateTime(row.rated_at)}</span>
                </Row>
              ))}
            </Rows>
          )
        }
      </Loading>
      <MoreButton of={ratings} />
    </Page>
  )
}
