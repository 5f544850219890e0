import { Button, NumberInput, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, newKey } from '@/api/client'
import { ApiError, fieldErrors } from '@/api/errors'
import { useCurrency } from '@/api/house'
import { errorText } from '@/lib/errorText'
import { digitsOf, moneyOf, symbolOf } from '@/lib/format'
import styles from '../forms.module.css'
import type { FormProps } from '../workflow'

const EMPTY = { title: '', amount: '', expected_close: '', note: '' }

/** An opportunity of the one we talk with; they see nothing of it. */
export default function OpportunityForm({ conversation, onDone, onCancel }: FormProps) {
  const { t } = useTranslation('workflows/opportunity')
  const currency = useCurrency()
  const [key, setKey] = useState(newKey)
  const [values, setValues] = useState(EMPTY)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [failure, setFailure] = useState('')
  const [busy, setBusy] = useState(false)
  const change = (next: Partial<typeof EMPTY>) => {
    setValues(now => ({ ...now, ...next }))
    setErrors({})
    setFailure('')
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!values.title.trim()) {
      setErrors({ title: t('titleMissing') })
      return
    }
    setBusy(true)
    try {
      await api.post(
        `conversations/${conversation}/actions/opportunity/`,
        bodyOf(values, currency),
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
      <TextInput
        label={t('title')}
        placeholder={t('titleHint')}
        maxLength={120}
        autoFocus
        data-autofocus
        value={values.title}
        error={errors.title}
        onChange={event => change({ title: event.currentTarget.value })}
      />
      <div className={styles.pair}>
        <NumberInput
          label={t('amount')}
          prefix={`${symbolOf(currency)} `}
          decimalScale={digitsOf(currency)}
          fixedDecimalScale
          min={0}
          thousandSeparator=","
          hideControls
          inputMode="decimal"
          value={values.amount}
          error={errors.amount}
          onValueChange={({ value }) => change({ amount: value })}
        />
        <TextInput
          type="date"
          label={t('expected')}
          value={values.expected_close}
          error={errors.expected_close}
          onChange={event => change({ expected_close: event.currentTarget.value })}
        />
      </div>
      <TextInput
        label={t('note')}
        maxLength={1000}
        value={values.note}
        error={errors.note}
        onChange={event => change({ note: event.currentTarget.value })}
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

function bodyOf(
  { title, amount, expected_close, note }: typeof EMPTY,
  currency: string,
): Record<string, unknown> {
  return {
    title: title.trim(),
    note,
    ...(amount && { amount: moneyOf(amount, currency) }),
    ...(expected_close && { expected_close }),
  }
}
