import { Button, Rating, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newKey } from '@/api/client'
import { complain } from '@/api/complain'
import type { TabOrder } from '@/lib/orderTabs'
import { Loading } from '@/ui/Loading'
import styles from '../aftercare.module.css'
import { post, type Survey, useDeed, useFollowUp } from '../data'
import { Stars } from './Stars'

/** How a customer found it, on the page of their own order. */
export default function PortalSurvey({ order }: { order: TabOrder }) {
  const { t } = useTranslation('aftercare')
  const found = useFollowUp(order.id)
  const survey = found.data?.survey
  return (
    <Loading of={found}>
      {() => {
        if (survey?.may_answer) return <Ask order={order.id} survey={survey} />
        if (survey?.score) return <Stars score={survey.score} />
        return <p className={styles.hint}>{t('survey.none')}</p>
      }}
    </Loading>
  )
}

function Ask({ order, survey }: { order: string; survey: Survey }) {
  const { t } = useTranslation('aftercare')
  const [score, setScore] = useState(survey.score ?? 0)
  const [comment, setComment] = useState(survey.comment)
  const [missing, setMissing] = useState(false)
  const save = useDeed(() => post(order, 'survey', { score, comment }, newKey()))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setMissing(score === 0)
    if (score > 0) save.mutate(undefined, { onError: complain })
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate aria-label={t('survey.how')}>
      <Rating
        size="xl"
        value={score}
        onChange={setScore}
        getSymbolLabel={value => t('survey.of', { score: value })}
      />
      {missing && score === 0 && (
        <p className={styles.hint} role="alert">
          {t('survey.missing')}
        </p>
      )}
      <Textarea
        label={t('survey.comment')}
        autosize
        minRows={2}
        maxLength={2000}
        value={comment}
        onChange={event => setComment(event.currentTarget.value)}
      />
      {survey.answered_at && (
        <p className={styles.hint} role="status">
          {t('survey.thanks')}
        </p>
      )}
      <Button type="submit" loading={save.isPending}>
        {t(survey.answered_at ? 'survey.again' : 'survey.send')}
      </Button>
    </form>
  )
}
