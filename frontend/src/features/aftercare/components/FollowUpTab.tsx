import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { formatDateTime } from '@/lib/format'
import type { TabOrder } from '@/lib/orderTabs'
import { CopyField } from '@/ui/CopyField'
import { Loading } from '@/ui/Loading'
import { Actions, Row, Rows } from '@/ui/Page'
import { StateChip } from '@/ui/StateChip'
import styles from '../aftercare.module.css'
import { type FollowUp, type Survey, useFollowUp, type Visit } from '../data'
import { ReturnDialog } from './ReturnDialog'
import { ReviewDialog } from './ReviewDialog'
import { Stars } from './Stars'

/** What followed: what the customer said, what the office thinks, and who went again. */
export default function FollowUpTab({ order }: { order: TabOrder }) {
  const found = useFollowUp(order.id)
  return (
    <Loading of={found}>{() => found.data && <Followed order={order} data={found.data} />}</Loading>
  )
}

function Followed({ order, data }: { order: TabOrder; data: FollowUp }) {
  const { t } = useTranslation('aftercare')
  const [asked, setAsked] = useState<'return-visit' | 'review' | null>(null)
  const may = data.allowed_transitions
  const visits = [...(data.earlier ? [data.earlier] : []), ...data.returns]
  return (
    <>
      <Actions>
        {may.includes('review') && (
          <Button variant="default" onClick={() => setAsked('review')}>
            {t('review.ask')}
          </Button>
        )}
        {may.includes('return-visit') && (
          <Button variant="default" onClick={() => setAsked('return-visit')}>
            {t('return.ask')}
          </Button>
        )}
      </Actions>
      <section className={styles.card}>
        <h2>{t('survey.title')}</h2>
        <Opinion survey={data.survey} />
      </section>
      <section className={styles.card}>
        <h2>{t('review.title')}</h2>
        {data.reviews.length === 0 ? (
          <p className={styles.hint}>{t('review.none')}</p>
        ) : (
          <Rows>
            {data.reviews.map(each => (
              <Row
                key={each.created_at}
                name={each.note || t(`review.${each.verdict}`)}
                note={`${each.author.name} · ${formatDateTime(each.created_at)}`}
              >
                <StateChip tone={each.verdict === 'ok' ? 'ok' : 'warn'}>
                  {t(`review.${each.verdict}`)}
                </StateChip>
              </Row>
            ))}
          </Rows>
        )}
      </section>
      <section className={styles.card}>
        <h2>{t('return.title')}</h2>
        {visits.length === 0 ? (
          <p className={styles.hint}>{t('return.none')}</p>
        ) : (
          <Rows>
            {visits.map(visit => (
              <VisitRow key={visit.id} visit={visit} earlier={visit.id === data.earlier?.id} />
            ))}
          </Rows>
        )}
      </section>
      {asked === 'review' && <ReviewDialog order={order.id} onClose={() => setAsked(null)} />}
      {asked === 'return-visit' && <ReturnDialog order={order.id} onClose={() => setAsked(null)} />}
    </>
  )
}

function VisitRow({ visit, earlier }: { visit: Visit; earlier: boolean }) {
  const { t } = useTranslation('aftercare')
  return (
    <Row
      name={
        <Link to={`/orders/${visit.id}`}>
          {visit.name} · {visit.title}
        </Link>
      }
      note={`${t(earlier ? 'return.earlier' : 'return.later')} · ${formatDateTime(visit.created_at)}`}
    >
      <StateChip>{t(`order.${visit.state}`)}</StateChip>
    </Row>
  )
}

function Opinion({ survey }: { survey: Survey | null }) {
  const { t } = useTranslation('aftercare')
  if (!survey) return <p className={styles.hint}>{t('survey.none')}</p>
  if (survey.score === null) {
    const why = survey.told_error ? ` ${t('survey.untold')}` : ''
    return (
      <>
        <p className={styles.hint}>
          {t(`survey.${survey.state}`)}
          {why}
        </p>
        {survey.link && <CopyField label={t('survey.link')} value={survey.link} />}
      </>
    )
  }
  return (
    <>
      <Stars score={survey.score} />
      {survey.comment && <p className={styles.said}>«{survey.comment}»</p>}
      <p className={styles.hint}>
        {survey.answered_at && formatDateTime(survey.answered_at)}
        {survey.via && ` · ${t(`survey.via.${survey.via}`)}`}
        {survey.changed_at && ` · ${t('survey.changed')}`}
      </p>
      {survey.inquiry && (
        <p className={styles.hint}>
          {t('survey.opened')}{' '}
          <Link to={`/queries/${survey.inquiry.id}`}>{survey.inquiry.name}</Link>
        </p>
      )}
    </>
  )
}
