import { Button, Checkbox, NumberInput, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, newKey } from '@/api/client'
import { ApiError, fieldErrors } from '@/api/errors'
import { useCompany, useCurrency } from '@/api/house'
import type { Money } from '@/api/types'
import { errorText } from '@/lib/errorText'
import { symbolOf } from '@/lib/format'
import { Amount } from '@/ui/Amount'
import { IconButton } from '@/ui/IconButton'
import { IconPlus, IconX } from '@/ui/icons'
import styles from '../forms.module.css'
import type { FormProps } from '../workflow'

const USUAL: Record<string, string> = { PE: '18', CO: '19' }
const EMPTY = { description: '', quantity: '1', unit_price: '' }

/** A quick invoice from the thread: what, how many, for how much. */
export default function InvoiceForm({ conversation, onDone, onCancel }: FormProps) {
  const { t } = useTranslation('workflows/invoice')
  const currency = useCurrency()
  const country = useCompany().data?.country ?? 'PE'
  const [key, setKey] = useState(newKey)
  const [lines, setLines] = useState([EMPTY])
  const [includesTax, setIncludesTax] = useState(true)
  const [draft, setDraft] = useState(false)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [failure, setFailure] = useState('')
  const [busy, setBusy] = useState(false)
  const whole = lines.every(line => line.description.trim() && line.quantity && line.unit_price)
  const body = {
    lines: lines.map(line => ({ ...line, tax_rate: USUAL[country] ?? '0' })),
    includes_tax: includesTax,
  }
  const sums = useQuery({
    queryKey: ['invoice-preview', body],
    queryFn: () => api.post<{ total: Money; tax: Money }>('invoices/preview/', body),
    enabled: whole,
    placeholderData: before => before,
    retry: false,
  }).data
  const change = (place: number, next: Partial<typeof EMPTY>) => {
    setLines(now => now.map((line, at) => (at === place ? { ...line, ...next } : line)))
    setErrors({})
    setFailure('')
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!whole) {
      setErrors({ lines: t('missing') })
      return
    }
    setBusy(true)
    try {
      await api.post(`conversations/${conversation}/actions/invoice/`, { ...body, draft }, key)
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
      {lines.map((line, place) => (
        <div key={place} className={styles.form}>
          <TextInput
            label={t('description')}
            maxLength={500}
            autoFocus={place === lines.length - 1}
            value={line.description}
            onChange={event => change(place, { description: event.currentTarget.value })}
          />
          <div className={styles.pair}>
            <NumberInput
              label={t('quantity')}
              min={0}
              decimalScale={4}
              hideControls
              inputMode="decimal"
              value={line.quantity}
              onValueChange={({ value }) => change(place, { quantity: value })}
            />
            <NumberInput
              label={t('price')}
              prefix={`${symbolOf(currency)} `}
              min={0}
              decimalScale={6}
              hideControls
              inputMode="decimal"
              value={line.unit_price}
              onValueChange={({ value }) => change(place, { unit_price: value })}
            />
            {lines.length > 1 && (
              <IconButton
                label={t('remove', { number: place + 1 })}
                icon={IconX}
                onClick={() => setLines(now => now.filter((_, at) => at !== place))}
              />
            )}
          </div>
        </div>
      ))}
      {errors.lines && <p className={styles.error}>{errors.lines}</p>}
      <div className={styles.buttons} style={{ justifyContent: 'space-between' }}>
        <Button
          variant="subtle"
          leftSection={<IconPlus size={16} />}
          onClick={() => setLines(now => [...now, EMPTY])}
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
        label={t('includesTax', { rate: USUAL[country] ?? '0' })}
        checked={includesTax}
        onChange={event => setIncludesTax(event.currentTarget.checked)}
      />
      <Checkbox
        label={t('draft')}
        checked={draft}
        onChange={event => setDraft(event.currentTarget.checked)}
      />
      {failure && (
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
