import { Button, Input, SegmentedControl, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { newKey } from '@/api/client'
import { complainIn } from '@/api/complain'
import { ApiError } from '@/api/errors'
import { usePlacesFor } from '@/api/payPlaces'
import type { Attachment } from '@/api/types'
import { symbolOf } from '@/lib/format'
import { useKept } from '@/lib/kept'
import { notify } from '@/ui/notify'
import { PayPlaces } from '@/ui/PayPlaces'
import { useBalance, useRequestRecharge } from '../data'
import styles from '../portal.module.css'
import { ProofPicker } from './ProofPicker'

const METHODS = ['wallet', 'transfer', 'cash']

interface Values {
  amount: string
  method: string
  operation_number: string
  proof: Attachment | null
}

export function RechargeForm({ communication }: { communication: string }) {
  const { t } = useTranslation('portal')
  const navigate = useNavigate()
  const request = useRequestRecharge()
  const currency = useBalance().data?.balance.currency ?? 'PEN'
  // Made before the first try and kept over a reload, so that a second press never doubles.
  const [key, setKey] = useKept(`recharge.${communication}`, newKey())
  const form = useForm<Values>({
    initialValues: { amount: '', method: 'wallet', operation_number: '', proof: null },
    validate: {
      amount: value =>
        /^\d+([.,]\d{1,2})?$/.test(value.trim()) ? null : t('recharge.missingAmount'),
      operation_number: (value, { method }) =>
        method === 'cash' || value.trim() ? null : t('recharge.missingOperation'),
      proof: (value, { method }) =>
        method === 'cash' || value ? null : t('recharge.missingProof'),
    },
  })

  const places = usePlacesFor(form.values.method)

  function refused(error: unknown) {
    // A refusal stored nothing: a corrected form is another request.
    if (error instanceof ApiError && !error.offline) setKey(newKey())
    complainIn(form)(error)
  }

  function submit({ amount, method, operation_number, proof }: Values) {
    const draft = {
      communication,
      amount: { amount: amount.trim().replace(',', '.'), currency },
      method,
      operation_number: operation_number.trim(),
      proof: proof?.id ?? null,
    }
    request.mutate(
      { draft, key },
      {
        onSuccess: () => {
          notify(t('recharge.sent'))
          navigate('/portal')
        },
        onError: refused,
      },
    )
  }

  return (
    <form className={styles.form} onSubmit={form.onSubmit(submit)}>
      <TextInput
        label={t('recharge.amount')}
        leftSection={symbolOf(currency)}
        inputMode="decimal"
        size="lg"
        autoFocus
        {...form.getInputProps('amount')}
      />
      <Input.Wrapper label={t('recharge.method')}>
        <SegmentedControl
          fullWidth
          mt={6}
          orientation="vertical"
          data={METHODS.map(value => ({ value, label: t(`recharge.${value}`) }))}
          {...form.getInputProps('method')}
        />
      </Input.Wrapper>
      <PayPlaces places={places} />
      {form.values.method !== 'cash' && (
        <>
          <TextInput
            label={t('recharge.operation')}
            description={t('recharge.operationHint')}
            autoComplete="off"
            size="md"
            {...form.getInputProps('operation_number')}
          />
          <ProofPicker
            value={form.values.proof}
            error={form.errors.proof}
            onChange={proof => form.setFieldValue('proof', proof)}
          />
        </>
      )}
      <div className={styles.main}>
        <Button type="submit" fullWidth size="md" loading={request.isPending}>
          {t('recharge.send')}
        </Button>
      </div>
    </form>
  )
}
