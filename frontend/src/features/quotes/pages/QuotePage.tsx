import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { complain } from '@/api/complain'
import { fieldErrors } from '@/api/errors'
import { formatDate } from '@/lib/format'
import { Loading } from '@/ui/Loading'
import { notify } from '@/ui/notify'
import { Page } from '@/ui/Page'
import { PaperLines, PaperTotals } from '@/ui/PaperLines'
import pages from '@/ui/page.module.css'
import { StateChip } from '@/ui/StateChip'
import { Answered } from '../components/Answered'
import { Coupons } from '../components/Coupons'
import { Editor } from '../components/Editor'
import { History } from '../components/History'
import { QuoteActions } from '../components/QuoteActions'
import { Revisions } from '../components/Revisions'
import { Told } from '../components/Told'
import { type QuoteDetail, type QuoteDraft, useChange, useQuote } from '../data'
import styles from '../quotes.module.css'
import { noonOf, toneOf } from '../tone'

export default function QuotePage() {
  const { id = '' } = useParams()
  const quote = useQuote(id)
  return (
    <Loading of={quote} rows={8}>
      {() => quote.data && <Whole key={quote.data.id} quote={quote.data} />}
    </Loading>
  )
}

function Whole({ quote }: { quote: QuoteDetail }) {
  const { t } = useTranslation('quotes')
  const [editing, setEditing] = useState(false)
  const title = quote.number || t('draftOf', { name: quote.customer.name })
  const text = (
    <>
      {quote.title} <StateChip tone={toneOf(quote.state)}>{t(`state.${quote.state}`)}</StateChip>
    </>
  )
  const may = quote.allowed_transitions.includes('edit')
  return (
    <Page
      wide
      title={title}
      text={text}
      back="/quotes"
      backLabel={t('title')}
      action={!editing && <QuoteActions quote={quote} onEdit={() => setEditing(true)} />}
    >
      {editing && may ? (
        <Editing quote={quote} onDone={() => setEditing(false)} />
      ) : (
        <Shown quote={quote} />
      )}
    </Page>
  )
}

function Editing({ quote, onDone }: { quote: QuoteDetail; onDone: () => void }) {
  const { t } = useTranslation('quotes')
  const change = useChange(quote.id)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const save = (draft: QuoteDraft) =>
    change.mutate(
      { ...draft, version: quote.version },
      {
        onSuccess: () => {
          notify(t('form.saved'))
          onDone()
        },
        onError: error => {
          const fields = fieldErrors(error)
          setErrors(fields)
          if (!Object.keys(fields).some(name => name !== 'version')) complain(error)
        },
      },
    )
  return (
    <Editor quote={quote} busy={change.isPending} errors={errors} onSave={save} onCancel={onDone} />
  )
}

function Shown({ quote }: { quote: QuoteDetail }) {
  const { t } = useTranslation('quotes')
  return (
    <>
      <Told quote={quote} />
      <section className={pages.section}>
        <Facts quote={quote} />
        {quote.lines.length === 0 ? (
          <p>{t('page.empty')}</p>
        ) : (
          <>
            <PaperLines lines={quote.lines} />
            <PaperTotals of={quote} />
          </>
        )}
        <Words title={t('page.note')} text={quote.note} />
        <Words title={t('page.terms')} text={quote.terms} />
      </section>
      <Coupons quote={quote} />
      <Answered quote={quote} />
      <Revisions quote={quote} />
      <History steps={quote.history} />
    </>
  )
}

function Words({ title, text }: { title: string; text: string }) {
  if (!text) return null
  return (
    <>
      <h2>{title}</h2>
      <p className={styles.words}>{text}</p>
    </>
  )
}

function Facts({ quote }: { quote: QuoteDetail }) {
  const { t } = useTranslation('quotes')
  const { customer, opportunity, invoice } = quote
  const facts: [string, React.ReactNode][] = [
    [
      t('page.customer'),
      <Link key="c" to={`/customers/${customer.id}?tab=quotes`}>
        {customer.name}
      </Link>,
    ],
    [t('page.until'), formatDate(noonOf(quote.valid_until))],
    [t('page.author'), quote.author?.name],
    [
      t('page.opportunity'),
      opportunity && (
        <Link key="o" to={`/opportunities/${opportunity.id}`}>
          {opportunity.name}
        </Link>
      ),
    ],
    [
      t('page.invoice'),
      invoice && (
        <Link key="i" to={`/invoices/${invoice.id}`}>
          {invoice.name || t('page.invoiceDraft')}
        </Link>
      ),
    ],
    [t('page.prepayment'), quote.prepayment_percent && `${quote.prepayment_percent} %`],
    [t('page.reason'), quote.reason],
  ]
  return (
    <dl className={styles.facts}>
      {facts.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  )
}
