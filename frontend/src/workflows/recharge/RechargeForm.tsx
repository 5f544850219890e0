import { Button, NumberInput, SegmentedControl, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, newKey } from '@/api/client'
import { ApiError, fieldErrors } from '@/api/errors'
import { useCurrency } from '@/api/house'
import { usePlacesFor } from '@/api/payPlaces'
import { useUser } from '@/api/session'
import type { Attachment } from '@/api/types'
import { errorText } from '@/lib/errorText'
import { digitsOf, moneyOf, symbolOf } from '@/lib/format'
import { ANSWERING } from '@/lib/roles'
import { PayPlaces } from '@/ui/PayPlaces'
import styles from '../forms.module.css'
import type { FormProps } from '../workflow'
import { ProofField } from './ProofField'
import { SendLink } from './SendLink'

const METHODS = ['transfer', 'wallet', 'cash'] as const
type Method = (typeof METHODS)[number]

interface Values {
  amount: string
  method: Method
  operation_number: string
  proof: Attachment | null
}

/** A recharge from the thread; it spends the conversation's oldest free answer. */
export default function RechargeForm({
  conversation,
  proof,
  pictures,
  onDone,
  onCancel,
}: FormProps) {
  const { t } = useTranslation('workflows/recharge')
  const currency = useCurrency()
  const answers = ANSWERING.includes(useUser().role)
  const [key, setKey] = useState(newKey)
  const [values, setValues] = useState<Values>({
    amount: '',
    method: 'transfer',
    operation_number: '',
    proof,
  })
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [failure, setFailure] = useState('')
  const [busy, setBusy] = useState(false)
  const places = usePlacesFor(values.method)
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
      await api.post(
        `conversations/${conversation}/actions/recharge/`,
        bodyOf(values, currency),
        key,
      )
      onDone()
    } catch (error) {
      setErrors(fieldErrors(error))
      setFailure(errorText(error as ApiError))
      // The hub kept nothing under this key when it refused; changed values need a new one.
      if (error instanceof ApiError && error.status >= 400 && error.status < 500) setKey(newKey())
    } finally {
      setBusy(false)
    }
  }
  return (
    <form className={styles.form} onSubmit={event => void submit(event)} noValidate>
      {answers && !proof && <SendLink conversation={conversation} onDone={onDone} />}
      <div className={styles.pair}>
        <NumberInput
          label={t('amount')}
          prefix={`${symbolOf(currency)} `}
          decimalScale={digitsOf(currency)}
          fixedDecimalScale
          min={0}
          thousandSeparator=","
          hideControls
          data-autofocus
          autoFocus
          inputMode="decimal"
          value={values.amount}
          error={errors.amount}
          onValueChange={({ value }) => change({ amount: value })}
        />
        <TextInput
          label={t('operation')}
          description={values.method === 'cash' ? t('operationCash') : undefined}
          inputMode="numeric"
          autoComplete="off"
          value={values.operation_number}
          error={errors.operation_number}
          onChange={event => change({ operation_number: event.currentTarget.value })}
        />
      </div>
      <SegmentedControl
        aria-label={t('method')}
        value={values.method}
        data={METHODS.map(method => ({ value: method, label: t(`methods.${method}`) }))}
        onChange={method => change({ method: method as Method })}
      />
      <PayPlaces places={places} />
      <ProofField
        value={values.proof}
        pictures={pictures}
        error={errors.proof}
        onChange={next => change({ proof: next })}
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

function missingIn(values: Values, t: (key: string) => string): Record<string, string> {
  const missing: Record<string, string> = {}
  if (!(Number(values.amount) > 0)) missing.amount = t('amountMissing')
  if (values.method !== 'cash' && !values.operation_number.trim()) {
    missing.operation_number = t('operationMissing')
  }
  return missing
}

function bodyOf(
  { amount, method, operation_number, proof }: Values,
  currency: string,
): Record<string, unknown> {
  return {
    amount: moneyOf(amount, currency),
    method,
    ...(operation_number.trim() && { operation_number: operation_number.trim() }),
    ...(proof && { proof: proof.id }),
  }
}
