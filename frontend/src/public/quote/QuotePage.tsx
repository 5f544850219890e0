import { Button, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newKey } from '@/api/client'
import { ApiError, fieldErrors } from '@/api/errors'
import { actByLink, paperOfLink } from '@/api/publicLink'
import { errorText } from '@/lib/errorText'
import { formatDate, formatDateTime } from '@/lib/format'
import { IconDownload } from '@/ui/icons'
import { PaperLines, type PaperSums, PaperTotals } from '@/ui/PaperLines'
import { SignaturePad } from '@/ui/SignaturePad'
import { StateChip, type Tone } from '@/ui/StateChip'
import type { PublicProps } from '../publicKind'
import styles from './quote.module.css'

type State =
  | 'draft'
  | 'sent'
  | 'viewed'
  | 'accepted'
  | 'rejected'
  | 'expired'
  | 'converted'
  | 'cancelled'

interface Quote extends PaperSums {
  number: string
  revision: number
  title: string
  state: State
  allowed_transitions: ('accept' | 'reject')[]
  customer: string
  valid_until: string
  note: string
  terms: string
  prepayment_percent: string
  answered: { name: string; at: string } | null
}

const TONES: Partial<Record<State, Tone>> = {
  accepted: 'ok',
  converted: 'ok',
  rejected: 'bad',
  sent: 'primary',
  viewed: 'primary',
}

/** A quote for whoever holds its link: read, taken along, signed or refused. */
export default function QuotePage({ token, link, reload }: PublicProps<Quote>) {
  const { t } = useTranslation('public/quote')
  const quote = link.data
  const [asked, setAsked] = useState<'accept' | 'reject' | null>(null)
  const open = quote.allowed_transitions.length > 0
  return (
    <article className={styles.sheet}>
      <header className={styles.head}>
        <div>
          <h1>{t('title', { number: quote.number })}</h1>
          <p>{quote.title || t('for', { name: quote.customer })}</p>
        </div>
        <StateChip tone={TONES[quote.state]}>{t(`state.${quote.state}`)}</StateChip>
      </header>
      <Outcome quote={quote} />
      <PaperLines lines={quote.lines} />
      <PaperTotals of={quote} />
      <p className={styles.fact}>
        {t('until', { day: formatDate(`${quote.valid_until}T12:00:00`) })}
        {quote.prepayment_percent && ` · ${t('prepayment', { percent: quote.prepayment_percent })}`}
      </p>
      <Words title={t('note')} text={quote.note} />
      <Words title={t('terms')} text={quote.terms} />
      <div className={styles.buttons}>
        <Button
          component="a"
          href={paperOfLink(token, 'paper')}
          variant="default"
          leftSection={<IconDownload size={16} />}
        >
          {t('paper')}
        </Button>
        {open && asked !== 'reject' && (
          <Button variant="default" onClick={() => setAsked('reject')}>
            {t('reject')}
          </Button>
        )}
        {open && asked !== 'accept' && (
          <Button onClick={() => setAsked('accept')}>{t('accept')}</Button>
        )}
      </div>
      {open && asked === 'accept' && <Sign token={token} quote={quote} onDone={reload} />}
      {open && asked === 'reject' && <Refuse token={token} onDone={reload} />}
    </article>
  )
}

function Outcome({ quote }: { quote: Quote }) {
  const { t } = useTranslation('public/quote')
  const { state, answered } = quote
  if (answered) {
    const said = { name: answered.name, at: formatDateTime(answered.at) }
    return (
      <p role="status" className={styles.done}>
        {t('done.accepted', said)}
      </p>
    )
  }
  if (state !== 'rejected' && state !== 'expired' && state !== 'cancelled') return null
  return (
    <p role="status" className={styles.told}>
      {t(`done.${state}`)}
    </p>
  )
}

function Words({ title, text }: { title: string; text: string }) {
  if (!text) return null
  return (
    <section className={styles.words}>
      <h2>{title}</h2>
      <p>{text}</p>
    </section>
  )
}

interface ActProps {
  token: string
  onDone: () => void
}

function Sign({ token, quote, onDone }: ActProps & { quote: Quote }) {
  const { t } = useTranslation('public/quote')
  const [values, setValues] = useState({ name: '', document: '', signature: '' })
  const act = useAct(token, 'accept', onDone)
  const change = (next: Partial<typeof values>) => setValues(now => ({ ...now, ...next }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!values.name.trim()) {
      act.complain({ name: t('sign.nameMissing') })
      return
    }
    act.go({ ...values, revision: quote.revision })
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate aria-label={t('sign.title')}>
      <TextInput
        label={t('sign.name')}
        autoComplete="name"
        size="md"
        maxLength={120}
        autoFocus
        value={values.name}
        error={act.errors.name}
        onChange={event => change({ name: event.currentTarget.value })}
      />
      <TextInput
        label={t('sign.document')}
        size="md"
        maxLength={40}
        value={values.document}
        error={act.errors.document}
        onChange={event => change({ document: event.currentTarget.value })}
      />
      <SignaturePad
        label={t('sign.drawing')}
        hint={t('sign.drawingHint')}
        onChange={signature => change({ signature })}
      />
      <p className={styles.fact}>{t('sign.meaning')}</p>
      <Failure text={act.failure || act.errors.signature} />
      <Button type="submit" size="md" fullWidth loading={act.busy}>
        {t('sign.submit')}
      </Button>
    </form>
  )
}

function Refuse({ token, onDone }: ActProps) {
  const { t } = useTranslation('public/quote')
  const [reason, setReason] = useState('')
  const act = useAct(token, 'reject', onDone)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    act.go({ reason })
  }
  return (
    <form className={styles.form} onSubmit={submit} aria-label={t('refuse.title')}>
      <Textarea
        label={t('refuse.reason')}
        autosize
        minRows={2}
        maxLength={500}
        autoFocus
        value={reason}
        error={act.errors.reason}
        onChange={event => setReason(event.currentTarget.value)}
      />
      <Failure text={act.failure} />
      <Button type="submit" size="md" fullWidth variant="default" loading={act.busy}>
        {t('refuse.submit')}
      </Button>
    </form>
  )
}

function Failure({ text }: { text?: string }) {
  if (!text) return null
  return (
    <p className={styles.error} role="alert">
      {text}
    </p>
  )
}

/** Does one thing by the link; a press twice, or a line that broke, does it once. */
function useAct(token: string, name: string, onDone: () => void) {
  const [key, setKey] = useState(newKey)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [failure, setFailure] = useState('')
  const [busy, setBusy] = useState(false)
  const go = async (body: Record<string, unknown>) => {
    setBusy(true)
    setErrors({})
    setFailure('')
    try {
      await actByLink(token, name, body, key)
      onDone()
    } catch (error) {
      const fields = fieldErrors(error)
      setErrors(fields)
      if (Object.keys(fields).length === 0) setFailure(errorText(error as ApiError))
      if (error instanceof ApiError && error.status >= 400 && error.status < 500) setKey(newKey())
      if (error instanceof ApiError && error.status === 409) onDone()
    } finally {
      setBusy(false)
    }
  }
  return {
    errors,
    failure,
    busy,
    complain: setErrors,
    go: (body: Record<string, unknown>) => void go(body),
  }
}
