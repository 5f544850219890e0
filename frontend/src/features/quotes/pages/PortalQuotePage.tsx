import { Button, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { newKey } from '@/api/client'
import { complain } from '@/api/complain'
import { download } from '@/api/download'
import { fieldErrors } from '@/api/errors'
import { useUser } from '@/api/session'
import { formatDate, formatDateTime } from '@/lib/format'
import { BackLink } from '@/ui/BackLink'
import { IconDownload, IconMessages } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { notify } from '@/ui/notify'
import { PaperLines, PaperTotals } from '@/ui/PaperLines'
import { SignaturePad } from '@/ui/SignaturePad'
import { StateChip } from '@/ui/StateChip'
import { type QuoteDetail, useDeed, useQuote } from '../data'
import styles from '../quotes.module.css'
import { noonOf, toneOf } from '../tone'

export default function PortalQuotePage() {
  const { t } = useTranslation('quotes')
  const { id = '' } = useParams()
  const quote = useQuote(id)
  return (
    <div className={styles.portal}>
      <BackLink to="/portal/quotes" label={t('portal.title')} />
      <Loading of={quote}>{() => quote.data && <Whole quote={quote.data} />}</Loading>
    </div>
  )
}

function Whole({ quote }: { quote: QuoteDetail }) {
  const { t } = useTranslation('quotes')
  const { answer } = quote
  const [asked, setAsked] = useState<'accept' | 'reject' | null>(null)
  const open = quote.allowed_transitions.includes('accept')
  return (
    <>
      <h1>{quote.title || quote.number}</h1>
      <p className={styles.dim}>
        <StateChip tone={toneOf(quote.state)}>{t(`portal.state.${quote.state}`)}</StateChip>{' '}
        {quote.number} · {t('portal.until', { day: formatDate(noonOf(quote.valid_until)) })}
      </p>
      {answer && (
        <p role="status">
          {t('portal.accepted', { name: answer.name, at: formatDateTime(answer.at) })}
        </p>
      )}
      <PaperLines lines={quote.lines} />
      <PaperTotals of={quote} />
      {quote.note && <p className={styles.words}>{quote.note}</p>}
      {quote.terms && <p className={styles.dim}>{quote.terms}</p>}
      {open && asked === 'accept' && <Sign quote={quote} />}
      {open && asked === 'reject' && <Refuse quote={quote} />}
      <div className={styles.main}>
        {open && asked !== 'accept' && (
          <Button size="md" fullWidth onClick={() => setAsked('accept')}>
            {t('portal.accept')}
          </Button>
        )}
        {open && asked !== 'reject' && (
          <Button size="md" fullWidth variant="default" onClick={() => setAsked('reject')}>
            {t('portal.reject')}
          </Button>
        )}
        <Extras quote={quote} />
      </div>
    </>
  )
}

function Extras({ quote }: { quote: QuoteDetail }) {
  const { t } = useTranslation('quotes')
  const name = `cotizacion-${quote.number}.pdf`
  return (
    <>
      <Button
        size="md"
        fullWidth
        variant="default"
        leftSection={<IconDownload size={18} />}
        onClick={() => void download(`quotes/${quote.id}/pdf/`, {}, name).catch(complain)}
      >
        {t('portal.pdf')}
      </Button>
      {quote.conversation && (
        <Button
          component={Link}
          to={`/portal/chat/${quote.conversation}`}
          size="md"
          fullWidth
          variant="default"
          leftSection={<IconMessages size={18} />}
        >
          {t('portal.chat')}
        </Button>
      )}
    </>
  )
}

function Sign({ quote }: { quote: QuoteDetail }) {
  const { t } = useTranslation('quotes')
  const user = useUser()
  const accept = useDeed(quote.id)
  const [key, setKey] = useState(newKey)
  const [values, setValues] = useState({ name: user.name, signature: '' })
  const [errors, setErrors] = useState<Record<string, string>>({})
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!values.name.trim()) {
      setErrors({ name: t('portal.nameMissing') })
      return
    }
    accept.mutate(
      { deed: 'accept', body: { ...values, revision: quote.revision }, key },
      {
        onSuccess: () => notify(t('portal.thanks')),
        onError: error => {
          setKey(newKey())
          const fields = fieldErrors(error)
          setErrors(fields)
          if (Object.keys(fields).length === 0) complain(error)
        },
      },
    )
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextInput
        label={t('portal.name')}
        size="md"
        maxLength={120}
        value={values.name}
        error={errors.name}
        onChange={event => {
          const name = event.currentTarget.value
          setValues(now => ({ ...now, name }))
        }}
      />
      <SignaturePad
        label={t('portal.drawing')}
        hint={t('portal.drawingHint')}
        onChange={signature => setValues(now => ({ ...now, signature }))}
      />
      <Button type="submit" size="md" fullWidth loading={accept.isPending}>
        {t('portal.sure')}
      </Button>
    </form>
  )
}

function Refuse({ quote }: { quote: QuoteDetail }) {
  const { t } = useTranslation('quotes')
  const reject = useDeed(quote.id)
  const [key, setKey] = useState(newKey)
  const [reason, setReason] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    reject.mutate(
      { deed: 'reject', body: { reason }, key },
      { onError: complain, onSettled: () => setKey(newKey()) },
    )
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <Textarea
        label={t('portal.why')}
        autosize
        minRows={2}
        size="md"
        maxLength={500}
        value={reason}
        onChange={event => setReason(event.currentTarget.value)}
      />
      <Button type="submit" size="md" fullWidth variant="default" loading={reject.isPending}>
        {t('portal.confirm')}
      </Button>
    </form>
  )
}
