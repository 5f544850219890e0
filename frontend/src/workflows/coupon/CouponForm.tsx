import { Button, NumberInput, SegmentedControl, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, newKey } from '@/api/client'
import { ApiError, fieldErrors } from '@/api/errors'
import { useCurrency } from '@/api/house'
import { useUser } from '@/api/session'
import type { Money } from '@/api/types'
import { errorText } from '@/lib/errorText'
import { digitsOf, formatMoney, moneyOf, symbolOf } from '@/lib/format'
import styles from '../forms.module.css'
import type { FormProps } from '../workflow'

interface Bill {
  id: string
  label: string
  free: Money
}

interface Values {
  kind: 'payment' | 'discount'
  invoice: string
  amount: string
  percent: string
  expires_on: string
}

const EMPTY: Values = { kind: 'payment', invoice: '', amount: '', percent: '', expires_on: '' }

/** A slip for one of the customer's bills, or a discount for them. */
export default function CouponForm({ conversation, onDone, onCancel }: FormProps) {
  const { t } = useTranslation('workflows/coupon')
  const currency = useCurrency()
  const { role } = useUser()
  const [key, setKey] = useState(newKey)
  const [values, setValues] = useState(EMPTY)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [failure, setFailure] = useState('')
  const [busy, setBusy] = useState(false)
  const change = (next: Partial<Values>) => {
    setValues(now => ({ ...now, ...next }))
    setErrors({})
    setFailure('')
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const missing = missingIn(values, t)
    setErrors(missing)
    if (Object.keys(missing).length > 0) return
    setBusy(true)
    try {
      await api.post(`conversations/${conversation}/actions/coupon/`, bodyOf(values, currency), key)
      onDone()
    } catch (error) {
      setErrors(fieldErrors(error))
      setFailure(refusalOf(error as ApiError, t))
      // The hub kept nothing under this key when it refused; changed values need a new one.
      if (error instanceof ApiError && error.status >= 400 && error.status < 500) setKey(newKey())
    } finally {
      setBusy(false)
    }
  }
  const discount = values.kind === 'discount'
  const fields = { values, errors, change }
  return (
    <form className={styles.form} onSubmit={event => void submit(event)} noValidate>
      {(role === 'admin' || role === 'clerk') && (
        <SegmentedControl
          aria-label={t('kind')}
          value={values.kind}
          data={(['payment', 'discount'] as const).map(value => ({
            value,
            label: t(`kinds.${value}`),
          }))}
          onChange={kind => change({ kind: kind as Values['kind'] })}
        />
      )}
      {discount ? <Percent {...fields} /> : <Slip conversation={conversation} {...fields} />}
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

interface Fields {
  values: Values
  errors: Record<string, string>
  change: (next: Partial<Values>) => void
}

function Slip({ conversation, values, errors, change }: Fields & { conversation: string }) {
  const { t } = useTranslation('workflows/coupon')
  const currency = useCurrency()
  const { data: bills, isPending } = useQuery({
    queryKey: ['payable', conversation],
    queryFn: ({ signal }) =>
      api.get<{ results: Bill[] }>('coupons/payable/', { conversation }, signal),
    select: ({ results }) => results,
    staleTime: 0, // what is free of a bill moves with every slip and payment
  })
  const free = bills?.find(bill => bill.id === values.invoice)?.free
  return (
    <>
      <Select
        label={t('invoice')}
        placeholder={isPending ? '…' : t(bills?.length ? 'choose' : 'noBills')}
        data={(bills ?? []).map(({ id, label, free }) => ({
          value: id,
          label: `${label} · ${formatMoney(free)}`,
          disabled: Number(free.amount) === 0,
        }))}
        value={values.invoice || null}
        error={errors.invoice}
        onChange={invoice => change({ invoice: invoice ?? '' })}
      />
      <div className={styles.pair}>
        <NumberInput
          label={t('amount')}
          description={free && t('most', { amount: formatMoney(free) })}
          placeholder={free?.amount}
          prefix={`${symbolOf(currency)} `}
          decimalScale={digitsOf(currency)}
          min={0}
          thousandSeparator=","
          hideControls
          inputMode="decimal"
          value={values.amount}
          error={errors.amount}
          onValueChange={({ value }) => change({ amount: value })}
        />
        <Until values={values} errors={errors} change={change} />
      </div>
    </>
  )
}

function Percent(fields: Fields) {
  const { t } = useTranslation('workflows/coupon')
  const { values, errors, change } = fields
  return (
    <div className={styles.pair}>
      <NumberInput
        label={t('percent')}
        suffix=" %"
        min={0}
        max={100}
        decimalScale={2}
        hideControls
        value={values.percent}
        error={errors.percent}
        onValueChange={({ value }) => change({ percent: value })}
      />
      <Until {...fields} />
    </div>
  )
}

function Until({ values, errors, change }: Fields) {
  const { t } = useTranslation('workflows/coupon')
  return (
    <TextInput
      type="date"
      label={t('until')}
      description={t(values.kind === 'payment' ? 'week' : 'month')}
      value={values.expires_on}
      error={errors.expires_on}
      onChange={event => change({ expires_on: event.currentTarget.value })}
    />
  )
}

/** Why not, in our words where there are some. */
function refusalOf(error: ApiError, t: (key: string, o?: { defaultValue: string }) => string) {
  return t(`refusal.${error.code}`, { defaultValue: errorText(error) })
}

function missingIn(values: Values, t: (key: string) => string): Record<string, string> {
  if (values.kind === 'payment') return values.invoice ? {} : { invoice: t('invoiceMissing') }
  return Number(values.percent) > 0 ? {} : { percent: t('percentMissing') }
}

function bodyOf(values: Values, currency: string): Record<string, unknown> {
  const { kind, invoice, amount, percent, expires_on } = values
  return {
    kind,
    ...(kind === 'payment' ? { invoice } : { percent }),
    ...(kind === 'payment' && Number(amount) > 0 && { amount: moneyOf(amount, currency) }),
    ...(expires_on && { expires_on }),
  }
}
