import { Button, Checkbox } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, newKey } from '@/api/client'
import { complain } from '@/api/complain'
import { ApiError, fieldErrors } from '@/api/errors'
import { useCompany } from '@/api/house'
import type { Money } from '@/api/types'
import { errorText } from '@/lib/errorText'
import { Amount } from '@/ui/Amount'
import { IconPlus } from '@/ui/icons'
import styles from '../forms.module.css'
import type { FormProps } from '../workflow'
import {
  bodyOf,
  EMPTY,
  type Line,
  linesOfQuote,
  type Quoted,
  quoteOf,
  useCustomerOf,
  useQuotesOf,
} from './draft'
import { InvoiceLine } from './InvoiceLine'
import { QuotePicker } from './QuotePicker'

const USUAL: Record<string, string> = { PE: '18', CO: '19' }

/** A quick invoice from the thread: of a quote, or what, how many, for how much. */
export default function InvoiceForm({ conversation, onDone, onCancel }: FormProps) {
  const { t } = useTranslation('workflows/invoice')
  const usual = USUAL[useCompany().data?.country ?? 'PE'] ?? '0'
  const customer = useCustomerOf(conversation)
  const quotes = useQuotesOf(customer)
  const [key, setKey] = useState(newKey)
  const [quote, setQuote] = useState<Quoted | null>(null)
  const [discount, setDiscount] = useState<Money | null>(null)
  const [lines, setLines] = useState<Line[]>([EMPTY])
  const [includesTax, setIncludesTax] = useState(true)
  const [draft, setDraft] = useState(false)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [failure, setFailure] = useState('')
  const [busy, setBusy] = useState(false)
  const whole = lines.every(line => line.description.trim() && line.quantity && line.unit_price)
  const body = {
    lines: bodyOf(lines, usual),
    includes_tax: includesTax,
    ...(discount && { discount }),
  }
  const sums = useQuery({
    queryKey: ['invoice-preview', body],
    queryFn: () => api.post<{ total: Money; tax: Money }>('invoices/preview/', body),
    enabled: whole,
    placeholderData: before => before,
    retry: false,
  }).data
  const put = (next: Line[]) => {
    setLines(next)
    setErrors({})
    setFailure('')
  }
  const choose = async (next: Quoted | null) => {
    setQuote(next)
    setDiscount(null)
    if (!next) return
    try {
      const found = await quoteOf(next.id)
      put(linesOfQuote(found))
      setIncludesTax(found.includes_tax)
      setDiscount(Number(found.extra_discount.amount) > 0 ? found.extra_discount : null)
    } catch (error) {
      setQuote(null)
      complain(error)
    }
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!whole) {
      setErrors({ lines: t('missing') })
      return
    }
    setBusy(true)
    try {
      const linked = quote?.state === 'accepted' && { quote: quote.id }
      await api.post(
        `conversations/${conversation}/actions/invoice/`,
        { ...body, draft, ...linked },
        key,
      )
      onDone()
    } catch (error) {
      setErrors(fieldErrors(error))
      setFailure(errorText(error as ApiError))
      if (error instanceof ApiError && error.status >= 400 && error.status < 500) setKey(newKey())
    } finally {
      setBusy(false)
    }
  }
  return (
    <form className={styles.form} onSubmit={event => void submit(event)} noValidate>
      <QuotePicker quotes={quotes} chosen={quote} onChoose={next => void choose(next)} />
      {lines.map((line, place) => (
        <InvoiceLine
          key={place}
          line={line}
          number={place + 1}
          customer={customer}
          includesTax={includesTax}
          autoFocus={place === lines.length - 1}
          onChange={next =>
            put(lines.map((each, at) => (at === place ? { ...each, ...next } : each)))
          }
          onRemove={lines.length > 1 ? () => put(lines.filter((_, at) => at !== place)) : undefined}
        />
      ))}
      {errors.lines && (
        <p className={styles.error} role="alert">
          {errors.lines}
        </p>
      )}
      <div className={styles.buttons} style={{ justifyContent: 'space-between' }}>
        <Button
          variant="subtle"
          leftSection={<IconPlus size={16} />}
          onClick={() => put([...lines, EMPTY])}
        >
          {t('add')}
        </Button>
        {sums && (
          <output aria-label={t('total')}>
            {t('total')}{' '}
            <b>
              <Amount value={sums.total} />
            </b>
          </output>
        )}
      </div>
      <Checkbox
        label={t('includesTax', { rate: usual })}
        checked={includesTax}
        onChange={event => setIncludesTax(event.currentTarget.checked)}
      />
      <Checkbox
        label={t('draft')}
        checked={draft}
        onChange={event => setDraft(event.currentTarget.checked)}
      />
      {failure && !errors.lines && (
        <p className={styles.error} role="alert">
          {failure}
        </p>
      )}
      <div className={styles.buttons}>
        <Button variant="default" onClick={onCancel}>
          {t('common:cancel')}
        </Button>
        <Button type="submit" loading={busy}>
          {t('submit')}
        </Button>
      </div>
    </form>
  )
}
