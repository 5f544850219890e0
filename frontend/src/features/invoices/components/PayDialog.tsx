import { SegmentedControl, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, newKey } from '@/api/client'
import { complain } from '@/api/complain'
import { ApiError, fieldErrors } from '@/api/errors'
import { moneyOf } from '@/lib/format'
import { FormDialog } from '@/ui/FormDialog'
import { notify } from '@/ui/notify'
import { type InvoiceDetail, useWrite } from '../data'
import { Digits } from './LinesEditor'

const METHODS = ['cash', 'transfer', 'wallet'] as const

/** All or a part of what is owed, as somebody at the counter has seen it paid. */
export function PayDialog({ invoice, onClose }: { invoice: InvoiceDetail; onClose: () => void }) {
  const { t } = useTranslation('invoices')
  const [key, setKey] = useState(newKey)
  const [amount, setAmount] = useState(invoice.balance.amount)
  const [method, setMethod] = useState<string>('cash')
  const [operation, setOperation] = useState('')
  const [errors, setErrors] = useState<Record<string, string>>({})
  const money = moneyOf(amount, invoice.balance.currency)
  const part = Number(amount) > Number(invoice.balance.amount) ? invoice.balance : money
  const pay = useWrite(() =>
    api.post(
      'payments/',
      {
        customer: invoice.customer.id,
        amount: money,
        method,
        ...(operation.trim() && { operation_number: operation.trim() }),
        allocations: [{ invoice: invoice.id, amount: part }],
        ...(invoice.conversation && { conversation: invoice.conversation }),
      },
      key,
    ),
  )
  return (
    <FormDialog
      title={t('do.pay')}
      action={t('do.pay')}
      busy={pay.isPending}
      onClose={onClose}
      onSubmit={event => {
        event.preventDefault()
        pay.mutate(undefined, {
          onSuccess: () => {
            notify(t('do.paid'))
            onClose()
          },
          onError: error => {
            const found = fieldErrors(error)
            setErrors(found)
            if (Object.keys(found).length === 0) complain(error)
            if (error instanceof ApiError && error.status < 500) setKey(newKey())
          },
        })
      }}
    >
      <Digits
        label={t('payment.amount')}
        decimals={2}
        value={amount}
        error={errors.amount}
        onChange={setAmount}
      />
      <SegmentedControl
        aria-label={t('payment.method')}
        value={method}
        data={METHODS.map(value => ({ value, label: t(`payment.methods.${value}`) }))}
        onChange={setMethod}
      />
      <TextInput
        label={t('payment.operation')}
        description={method === 'cash' ? t('payment.proofHint') : undefined}
        autoComplete="off"
        value={operation}
        error={errors.operation_number}
        onChange={event => setOperation(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
