import { Button, NumberInput, Textarea, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CustomerSelect } from '@/api/CustomerSelect'
import { useCurrency } from '@/api/house'
import { digitsOf, moneyOf, symbolOf } from '@/lib/format'
import { Actions } from '@/ui/Page'
import { PaperTotals } from '@/ui/PaperLines'
import pages from '@/ui/page.module.css'
import { type QuoteDetail, type QuoteDraft, usePriced } from '../data'
import { draftOf, type Values, valuesOf, wholeLines } from '../drafts'
import styles from '../quotes.module.css'
import { Coupons } from './Coupons'
import { LinesEditor } from './LinesEditor'

const PAUSE_MS = 300

interface Props {
  quote?: QuoteDetail
  customer?: string
  busy: boolean
  errors: Record<string, string>
  onSave: (draft: QuoteDraft, customer: string) => void
  onCancel: () => void
}

/** Writes a quote; what it comes to is worked out by the hub while one types. */
export function Editor({ quote, customer = '', busy, errors, onSave, onCancel }: Props) {
  const { t } = useTranslation('quotes')
  const currency = useCurrency()
  const [values, setValues] = useState(() => valuesOf(quote, customer))
  const [wrong, setWrong] = useState<Record<string, string>>({})
  const change = (next: Partial<Values>) => {
    setValues(now => ({ ...now, ...next }))
    setWrong({})
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const missing = missingIn(values, t)
    setWrong(missing)
    if (Object.keys(missing).length === 0) onSave(draftOf(values, currency), values.customer)
  }
  const told = { ...errors, ...wrong }
  return (
    <form className={pages.form} onSubmit={submit} noValidate>
      <section className={pages.section}>
        {!quote && (
          <CustomerSelect
            label={t('form.customer')}
            value={values.customer}
            error={told.customer}
            onChange={next => change({ customer: next })}
          />
        )}
        <div className={pages.pair}>
          <TextInput
            label={t('form.title')}
            placeholder={t('form.titleHint')}
            maxLength={120}
            value={values.title}
            error={told.title}
            onChange={event => change({ title: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            label={t('form.until')}
            value={values.valid_until}
            error={told.valid_until}
            onChange={event => change({ valid_until: event.currentTarget.value })}
          />
        </div>
      </section>
      <section className={pages.section} aria-label={t('form.lines')}>
        <h2>{t('form.lines')}</h2>
        <LinesEditor
          lines={values.lines}
          customer={values.customer}
          onChange={lines => change({ lines })}
        />
        {told.lines && (
          <p role="alert" className={styles.error}>
            {told.lines}
          </p>
        )}
        <Sums values={values} currency={currency} quote={quote?.id} />
      </section>
      {quote && <Coupons quote={quote} />}
      <section className={pages.section}>
        <h2>{t('form.more')}</h2>
        <div className={pages.pair}>
          <NumberInput
            label={t('form.discount')}
            prefix={`${symbolOf(currency)} `}
            decimalScale={digitsOf(currency)}
            min={0}
            thousandSeparator=","
            hideControls
            inputMode="decimal"
            value={values.discount}
            error={told.discount}
            onValueChange={({ value }) => change({ discount: value })}
          />
          <NumberInput
            label={t('form.prepayment')}
            min={0}
            max={100}
            decimalScale={2}
            hideControls
            inputMode="decimal"
            value={values.prepayment_percent}
            error={told.prepayment_percent}
            onValueChange={({ value }) => change({ prepayment_percent: value })}
          />
        </div>
        <Textarea
          label={t('form.note')}
          autosize
          minRows={2}
          maxLength={1000}
          value={values.note}
          error={told.note}
          onChange={event => change({ note: event.currentTarget.value })}
        />
        <Textarea
          label={t('form.terms')}
          autosize
          minRows={2}
          maxLength={2000}
          value={values.terms}
          error={told.terms}
          onChange={event => change({ terms: event.currentTarget.value })}
        />
      </section>
      <Actions>
        <Button variant="default" onClick={onCancel}>
          {t('common:cancel')}
        </Button>
        <Button type="submit" loading={busy}>
          {t(quote ? 'form.save' : 'form.make')}
        </Button>
      </Actions>
    </form>
  )
}

function Sums({ values, currency, quote }: { values: Values; currency: string; quote?: string }) {
  const [lines] = useDebouncedValue(values.lines, PAUSE_MS)
  const [discount] = useDebouncedValue(values.discount, PAUSE_MS)
  const priced = usePriced({
    lines: wholeLines(lines),
    ...(discount && { discount: moneyOf(discount, currency) }),
    ...(quote && { quote }),
  })
  if (!priced.data || lines.length === 0) return null
  return (
    <div aria-live="polite" className={styles.form}>
      <PaperTotals of={priced.data} />
    </div>
  )
}

function missingIn(
  values: Values,
  t: (key: string, options?: Record<string, unknown>) => string,
): Record<string, string> {
  const missing: Record<string, string> = {}
  if (!values.customer) missing.customer = t('form.customerMissing')
  const nameless = values.lines.findIndex(line => !line.description.trim())
  const none = values.lines.findIndex(line => !(Number(line.quantity) > 0))
  if (values.lines.length === 0) missing.lines = t('form.linesMissing')
  else if (nameless >= 0) missing.lines = t('form.descriptionMissing', { number: nameless + 1 })
  else if (none >= 0) missing.lines = t('form.quantityMissing', { number: none + 1 })
  return missing
}
