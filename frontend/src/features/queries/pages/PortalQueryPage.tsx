import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { formatDateTime } from '@/lib/format'
import { BackLink } from '@/ui/BackLink'
import { IconMessages } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { StateChip } from '@/ui/StateChip'
import { ReopenForm } from '../components/ReopenForm'
import { type InquiryDetail, useInquiry } from '../data'
import styles from '../queries.module.css'

export default function PortalQueryPage() {
  const { t } = useTranslation('queries')
  const { id = '' } = useParams()
  const query = useInquiry(id)
  return (
    <div className={styles.portal}>
      <BackLink to="/portal/queries" label={t('portal.title')} />
      <Loading of={query}>{() => query.data && <Whole query={query.data} />}</Loading>
    </div>
  )
}

function Whole({ query }: { query: InquiryDetail }) {
  const { t } = useTranslation('queries')
  const again = query.history.filter(step => step.kind === 'reopened' && step.text)
  return (
    <>
      <h1>{query.subject}</h1>
      <p className={styles.itemHead}>
        <StateChip tone={query.state === 'resolved' ? 'ok' : 'primary'}>
          {t(`portal.state.${query.state}`)}
        </StateChip>
        <span>{formatDateTime(query.created_at)}</span>
      </p>
      {query.body && <p className={styles.said}>{query.body}</p>}
      {again.map(step => (
        <p key={step.created_at} className={styles.said}>
          {step.text}
        </p>
      ))}
      {query.state === 'resolved' ? (
        <section className={styles.answer} aria-labelledby="answer">
          <h2 id="answer">{t('portal.answer')}</h2>
          <p>{query.resolution}</p>
          <small>{query.resolved_at && formatDateTime(query.resolved_at)}</small>
        </section>
      ) : (
        <p className={styles.hint}>{t('portal.waiting')}</p>
      )}
      {query.allowed_transitions.includes('reopen') && <ReopenForm query={query} formal />}
      <div className={styles.main}>
        <Button
          component={Link}
          to={`/portal/chat/${query.conversation}`}
          variant="default"
          fullWidth
          size="md"
          leftSection={<IconMessages size={18} />}
        >
          {t('portal.chat')}
        </Button>
      </div>
    </>
  )
}
