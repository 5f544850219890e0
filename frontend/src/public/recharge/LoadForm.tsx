import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newKey } from '@/api/client'
import { ApiError, fieldErrors } from '@/api/errors'
import { actByLink, type SentFile } from '@/api/publicLink'
import { errorText } from '@/lib/errorText'
import { moneyOf, symbolOf } from '@/lib/format'
import { PayPlaces } from '@/ui/PayPlaces'
import { METHODS, type Method, placesFor, type RechargePageData } from './data'
import { ProofField } from './ProofField'
import styles from './recharge.module.css'

interface Props {
  token: string
  data: RechargePageData
  onDone: () => void
}

/** Where to pay, and how it was paid; one press is one recharge. */
export function LoadForm({ token, data, onDone }: Props) {
  const { t } = useTranslation('public/recharge')
  const [amount, setAmount] = useState('')
  const [method, setMethod] = useState<Method>('wallet')
  const [number, setNumber] = useState('')
  const [proof, setProof] = useState<SentFile | null>(null)
  const [missing, setMissing] = useState<Record<string, string>>({})
  const [key, setKey] = useState(newKey)
  const act = useMutation<unknown, ApiError, object>({
    mutationFn: body => actByLink(token, 'load', body, key),
    onSuccess: onDone,
    onError: error => {
      // Refused: nothing was kept under this key. What was used up elsewhere is shown as it is.
      if (error instanceof ApiError && error.status >= 400 && error.status < 500) setKey(newKey())
      if (error.code === 'grant_spent' || error.code === 'link_used') onDone()
    },
  })
  const cash = method === 'cash'
  const errors = { ...fieldErrors(act.error, 'public/recharge:field'), ...missing }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const lacks: Record<string, string> = {}
    if (!/^\d+([.,]\d{1,2})?$/.test(amount.trim())) lacks.amount = t('field.amount')
    if (!cash && !number.trim()) lacks.operation_number = t('field.operation_number')
    if (!cash && !proof) lacks.proof = t('field.proof')
    setMissing(lacks)
    if (Object.keys(lacks).length > 0) return
    act.mutate({
      amount: moneyOf(amount.trim().replace(',', '.'), data.currency),
      method,
      ...(!cash && { operation_number: number.trim(), proof: proof?.file }),
    })
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextInput
        label={t('amount')}
        leftSection={symbolOf(data.currency)}
        inputMode="decimal"
        size="lg"
        value={amount}
        error={errors.amount}
        onChange={event => setAmount(event.currentTarget.value)}
      />
      <SegmentedControl
        fullWidth
        orientation="vertical"
        aria-label={t('method')}
        value={method}
        data={METHODS.map(value => ({ value, label: t(`methods.${value}`) }))}
        onChange={next => setMethod(next as Method)}
      />
      <PayPlaces places={placesFor(data.places, method)} />
      {!cash && (
        <>
          <TextInput
            label={t('operation')}
            description={t('operationHint')}
            autoComplete="off"
            value={number}
            error={errors.operation_number}
            onChange={event => setNumber(event.currentTarget.value)}
          />
          <ProofField token={token} value={proof} error={errors.proof} onChange={setProof} />
        </>
      )}
      {act.error && (
        <p className={styles.wrong} role="alert">
          {errorText(act.error)}
        </p>
      )}
      <Button type="submit" size="md" fullWidth loading={act.isPending}>
        {t('send')}
      </Button>
    </form>
  )
}
