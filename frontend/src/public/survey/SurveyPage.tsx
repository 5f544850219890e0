import { Button, Rating, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ApiError, fieldErrors } from '@/api/errors'
import { actByLink } from '@/api/publicLink'
import { errorText } from '@/lib/errorText'
import type { PublicProps } from '../publicKind'
import styles from './survey.module.css'

interface Job {
  house: string
  order: string
  title: string
  machine: string
  done_at: string | null
  score: number | null
  comment: string
  may_answer: boolean
  answered_at: string | null
}

/** One question for whoever holds the link: stars, and words if any. */
export default function SurveyPage({ token, link, reload }: PublicProps<Job>) {
  const { t } = useTranslation('public/survey')
  const job = link.data
  return (
    <article className={styles.sheet}>
      <header>
        <h1>{t('title')}</h1>
        <p className={styles.fact}>
          {[job.order, job.title, job.machine].filter(Boolean).join(' · ')}
        </p>
      </header>
      {job.may_answer ? (
        <Ask token={token} job={job} onDone={reload} />
      ) : (
        <p role="status" className={styles.told}>
          {t(job.answered_at ? 'answered' : 'notYet')}
        </p>
      )}
    </article>
  )
}

function Ask({ token, job, onDone }: { token: string; job: Job; onDone: () => void }) {
  const { t } = useTranslation('public/survey')
  const [score, setScore] = useState(job.score ?? 0)
  const [comment, setComment] = useState(job.comment)
  const [wrong, setWrong] = useState('')
  const [busy, setBusy] = useState(false)
  const send = async () => {
    setBusy(true)
    setWrong('')
    try {
      await actByLink(token, 'answer', { score, comment })
      onDone()
    } catch (error) {
      const said = Object.values(fieldErrors(error))[0]
      setWrong(said ?? errorText(error as ApiError))
    } finally {
      setBusy(false)
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (score === 0) setWrong(t('missing'))
    else void send()
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate aria-label={t('title')}>
      {job.answered_at && (
        <p role="status" className={styles.done}>
          {t('thanks')}
        </p>
      )}
      <div className={styles.stars}>
        <Rating
          role="radiogroup"
          aria-label={t('title')}
          className={styles.rating}
          value={score}
          onChange={value => {
            setScore(value)
            setWrong('')
          }}
          getSymbolLabel={value =>
            value === 0 ? t('word.0') : `${t('of', { score: value })}: ${t(`word.${value}`)}`
          }
        />
        <span className={styles.word} aria-hidden>
          {t(`word.${score}`)}
        </span>
      </div>
      <Textarea
        label={t('comment')}
        placeholder={t('commentHint')}
        size="md"
        autosize
        minRows={3}
        maxLength={2000}
        value={comment}
        onChange={event => setComment(event.currentTarget.value)}
      />
      {wrong && (
        <p className={styles.error} role="alert">
          {wrong}
        </p>
      )}
      <Button type="submit" size="md" fullWidth loading={busy}>
        {t(job.answered_at ? 'again' : 'send')}
      </Button>
    </form>
  )
}
