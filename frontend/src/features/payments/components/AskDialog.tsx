import { Select, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { fieldErrors } from '@/api/errors'
import { FormDialog } from '@/ui/FormDialog'
import { notify } from '@/ui/notify'
import styles from '@/ui/page.module.css'
import { BY_HAND, moneyFrom, type Payment, typedMinor, useDeed } from '../data'

export type Ask = 'fail' | 'cancel' | 'reverse' | 'refund'

/** Why it is done; for a refund also how much and how. */
export function AskDialog({
  payment,
  ask,
  onClose,
}: {
  payment: Payment
  ask: Ask
  onClose: () => void
}) {
  const { t } = useTranslation('payments')
  const [reason, setReason] = useState('')
  const [amount, setAmount] = useState(payment.free.amount)
  const [method, setMethod] = useState<string>('cash')
  const [errors, setErrors] = useState<Record<string, string>>({})
  const deed = useDeed()
  const needed = ask === 'reverse' || ask === 'refund'

  function save(event: FormEvent) {
    event.preventDefault()
    const minor = typedMinor(amount)
    const missing: Record<string, string> = {}
    if (needed && !reason.trim()) missing.reason = t('needed')
    if (ask === 'refund' && !minor) missing.amount = t('badAmount')
    setErrors(missing)
    if (Object.keys(missing).length > 0) return
    const refund = {
      reason: reason.trim(),
      amount: moneyFrom(minor ?? 0n, payment.amount.currency),
      method,
    }
    deed.mutate(
      {
        path: `payments/${payment.id}/${ask}/`,
        body: ask === 'refund' ? refund : { reason: reason.trim() },
      },
      {
        onSuccess: () => {
          notify(t(`done.${ask}`))
          onClose()
        },
        onError: error => {
          const found = fieldErrors(error)
          setErrors(found)
          if (Object.keys(found).length === 0) complain(error)
        },
      },
    )
  }

  return (
    <FormDialog
      title={t(`step.${ask}`)}
      action={t(`step.${ask}`)}
      danger={ask !== 'refund'}
      busy={deed.isPending}
      onSubmit={save}
      onClose={onClose}
    >
      <p>{t(`explain.${ask}`)}</p>
      {ask === 'refund' && (
        <div className={styles.pair}>
          <TextInput
            label={t('amount')}
            inputMode="decimal"
            value={amount}
            error={errors.amount}
            onChange={event => setAmount(event.currentTarget.value)}
          />
          <Select
            label={t('methodOf')}
            allowDeselect={false}
            data={BY_HAND.map(value => ({ value, label: t(`method.${value}`) }))}
            value={method}
            onChange={value => setMethod(value ?? 'cash')}
          />
        </div>
      )}
      <Textarea
        label={t('reason')}
        autosize
        minRows={2}
        maxLength={500}
        value={reason}
        error={errors.reason}
        data-autofocus
        onChange={event => setReason(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
