import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { formatMoment } from '@/lib/format'
import { Age } from '@/ui/Age'
import { Avatar } from '@/ui/Avatar'
import { Row } from '@/ui/Page'
import type { Inquiry } from '../data'
import styles from '../queries.module.css'
import { Standing } from './Standing'

export function Line({ query }: { query: Inquiry }) {
  const { t } = useTranslation('queries')
  return (
    <Row
      lead={<Avatar name={query.customer.name} />}
      name={<Link to={`/queries/${query.id}`}>{query.subject}</Link>}
      note={
        <>
          {query.customer.name} · <Age at={query.created_at} />
          {' · '}
          {query.assignee?.name ?? t('nobody')}
        </>
      }
    >
      {query.state === 'pending' && !query.waiting_since && query.due_at && (
        <time className={`${styles.due} tabular`} dateTime={query.due_at}>
          {t('due', { at: formatMoment(query.due_at) })}
        </time>
      )}
      <Standing query={query} />
    </Row>
  )
}
