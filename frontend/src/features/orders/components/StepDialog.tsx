import { Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newKey } from '@/api/client'
import { complain } from '@/api/complain'
import { fieldErrors } from '@/api/errors'
import { type OrderDetail, useOrderDeed } from '@/api/orders'
import { FormDialog } from '@/ui/FormDialog'
import { notify } from '@/ui/notify'
import pages from '@/ui/page.module.css'
import { GRAVE, NEEDS_REASON } from '../steps'

interface Props {
  order: OrderDetail
  step: string
  onClose: () => void
}

/** Says what a step does, and asks why where that is kept. */
export function StepDialog({ order, step, onClose }: Props) {
  const { t } = useTranslation('orders')
  const take = useOrderDeed(order.id)
  // The same act sent twice is taken once.
  const [act] = useState(newKey)
  const [reason, setReason] = useState('')
  const [error, setError] = useState<string>()
  const needed = NEEDS_REASON.includes(step)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (needed && !reason.trim()) return setError(t('reasonMissing'))
    take.mutate(
      { step, body: bodyOf(order, step, reason, act) },
      {
        onSuccess: now => {
          notify(t(`state.${now.state}`))
          onClose()
        },
        onError: failed => {
          const found = fieldErrors(failed, 'orders:field').reason
          setError(found)
          if (!found) complain(failed)
        },
      },
    )
  }
  return (
    <FormDialog
      title={t(`step.${step}`)}
      action={t(`step.${step}`)}
      danger={GRAVE.includes(step)}
      busy={take.isPending}
      onClose={onClose}
      onSubmit={submit}
    >
      <p className={pages.words}>{t(`stepText.${step}`)}</p>
      {needed && (
        <Textarea
          label={t('reason')}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={500}
          data-autofocus
          value={reason}
          error={error}
          onChange={event => setReason(event.currentTarget.value)}
        />
      )}
    </FormDialog>
  )
}

function bodyOf(order: OrderDetail, step: string, reason: string, act: string) {
  if (step === 'unassign') return { version: order.version }
  return { reason: reason.trim(), act_id: act, version: order.version }
}
