import { Button, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { complain } from '@/api/complain'
import { useUser } from '@/api/session'
import { formatDateTime, formatMoment } from '@/lib/format'
import { IconMessages } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { Actions, Page } from '@/ui/Page'
import pages from '@/ui/page.module.css'
import { Happenings } from '../components/Happenings'
import { ReopenForm } from '../components/ReopenForm'
import { ResolveForm } from '../components/ResolveForm'
import { Standing } from '../components/Standing'
import { type InquiryDetail, useDeed, useInquiry, useOwners } from '../data'
import styles from '../queries.module.css'

/** A query is told about an order by its number, by the house as by customers. */
const ORDER = /\bOS-\d{6,}\b/

export default function QueryPage() {
  const { id = '' } = useParams()
  const query = useInquiry(id)
  return (
    <Loading of={query} rows={6}>
      {() => query.data && <Whole key={query.data.id} query={query.data} />}
    </Loading>
  )
}

function Whole({ query }: { query: InquiryDetail }) {
  const { t } = useTranslation('queries')
  const may = (deed: string) => query.allowed_transitions.some(each => each === deed)
  return (
    <Page
      title={query.subject}
      back="/queries"
      backLabel={t('title')}
      action={
        <Actions>
          <Standing query={query} />
          <Button
            component={Link}
            to={`/inbox/${query.conversation}`}
            variant="default"
            leftSection={<IconMessages size={16} />}
          >
            {t('conversation')}
          </Button>
        </Actions>
      }
    >
      <section className={`${pages.section} ${styles.section}`} aria-label={t('asked')}>
        <p className={styles.body}>{query.body || t('noBody')}</p>
        <Facts query={query} />
        <Work query={query} />
      </section>
      {query.state === 'resolved' && <Answer query={query} />}
      {may('resolve') && <ResolveForm query={query} />}
      {may('reopen') && <ReopenForm query={query} />}
      <Happenings steps={query.history} />
    </Page>
  )
}

function Facts({ query }: { query: InquiryDetail }) {
  const { t } = useTranslation('queries')
  const order = ORDER.exec(`${query.subject} ${query.body}`)?.[0]
  return (
    <dl className={pages.pair}>
      <div>
        <dt className={pages.words}>{t('customer')}</dt>
        <dd className={styles.fact}>
          <Link to={`/customers/${query.customer.id}`}>{query.customer.name}</Link>
        </dd>
      </div>
      <div>
        <dt className={pages.words}>{t('askedAt')}</dt>
        <dd className={`${styles.fact} tabular`}>{formatDateTime(query.created_at)}</dd>
      </div>
      {order && (
        <div>
          <dt className={pages.words}>{t('order')}</dt>
          <dd className={styles.fact}>
            <Link to={`/orders?q=${order}`}>{order}</Link>
          </dd>
        </div>
      )}
      {query.state === 'pending' && query.due_at && (
        <div>
          <dt className={pages.words}>{t('dueAt')}</dt>
          <dd className={`${styles.fact} tabular`} data-late={query.overdue || undefined}>
            {query.waiting_since ? t('paused') : formatMoment(query.due_at)}
          </dd>
        </div>
      )}
    </dl>
  )
}

/** Who looks after it, and whether its clock runs. */
function Work({ query }: { query: InquiryDetail }) {
  const { t } = useTranslation('queries')
  const { id, name } = useUser()
  const owners = useOwners().data ?? []
  const deed = useDeed(query.id)
  const may = (each: string) => query.allowed_transitions.some(one => one === each)
  if (!may('assign')) return null
  const people = new Map(owners.map(owner => [owner.id, owner.name]))
  people.set(id, name)
  if (query.assignee) people.set(query.assignee.id, query.assignee.name)
  const clock = may('wait') ? 'wait' : 'resume'
  return (
    <div className={styles.work}>
      <Select
        label={t('assignee')}
        data={[
          { value: '', label: t('nobody') },
          ...[...people].map(([value, label]) => ({ value, label })),
        ]}
        value={query.assignee?.id ?? ''}
        allowDeselect={false}
        onChange={value =>
          deed.mutate({ deed: 'assign', assignee: value || null }, { onError: complain })
        }
      />
      <Button
        variant="default"
        loading={deed.isPending}
        onClick={() => deed.mutate({ deed: clock }, { onError: complain })}
      >
        {t(`deed.${clock}`)}
      </Button>
    </div>
  )
}

function Answer({ query }: { query: InquiryDetail }) {
  const { t } = useTranslation('queries')
  const refused = query.not_sent
  return (
    <section className={pages.section} aria-labelledby="answer">
      <h2 id="answer">{t('answer')}</h2>
      <p className={styles.body}>{query.resolution}</p>
      <p className={pages.words}>
        {query.resolved_by?.name} · {query.resolved_at && formatDateTime(query.resolved_at)}
      </p>
      {refused && (
        <p className={styles.warning} role="status">
          {t('notSent', {
            why: t(`codes:${refused}`, { defaultValue: t('notSentUnknown') }),
          })}
        </p>
      )}
    </section>
  )
}
