import { Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complainIn } from '@/api/complain'
import { ApiError } from '@/api/errors'
import type { Money } from '@/api/types'
import { formatMoney } from '@/lib/format'
import { FormDialog } from '@/ui/FormDialog'
import { notify } from '@/ui/notify'
import { type Recharge, useTransition } from '../data'

/** Asks to take the balance back, or confirms what another admin asked for. */
export function ReverseForm({ recharge, onClose }: { recharge: Recharge; onClose: () => void }) {
  const { t } = useTranslation('recharges')
  const move = useTransition(recharge.id)
  const asked = recharge.reversal
  const [owed, setOwed] = useState<Money>()
  const amount = formatMoney(recharge.amount)
  const form = useForm({
    initialValues: { reason: '' },
    validate: { reason: value => (asked || value.trim() ? null : t('reasonMissing')) },
  })
  const refused = (error: unknown) => {
    if (error instanceof ApiError && error.code === 'balance_spent') {
      const missing = error.fields.missing as Money
      setOwed(missing)
      form.setErrors({ reason: t('reverse.spent', { amount: formatMoney(missing) }) })
    } else complainIn(form)(error)
  }
  return (
    <FormDialog
      title={
        asked
          ? t('reverse.confirmTitle', { amount })
          : t('reverse.title', { name: recharge.customer.name })
      }
      action={
        owed
          ? t('reverse.owe', { amount: formatMoney(owed) })
          : t(asked ? 'reverse.confirm' : 'reverse.do')
      }
      danger
      busy={move.isPending}
      onSubmit={form.onSubmit(({ reason }) =>
        move.mutate(
          { transition: 'reverse', reason: reason.trim(), ...(owed && { owed }) },
          {
            onSuccess: ({ state }) => {
              notify(t(state === 'reversed' ? 'reverse.sentDone' : 'reverse.sentAsk'))
              onClose()
            },
            onError: refused,
          },
        ),
      )}
      onClose={onClose}
    >
      {asked ? (
        <p>{t('reverse.asked', { name: asked.asked_by.name, reason: asked.reason })}</p>
      ) : (
        <p>{t('reverse.text', { amount })}</p>
      )}
      {asked ? (
        form.errors.reason && <p role="alert">{form.errors.reason}</p>
      ) : (
        <Textarea
          label={t('reason')}
          description={t('reasonHint')}
          autosize
          minRows={2}
          maxLength={500}
          data-autofocus
          {...form.getInputProps('reason')}
        />
      )}
    </FormDialog>
  )
}
