import { Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newKey } from '@/api/client'
import { complain } from '@/api/complain'
import { type OrderDetail, useOrderDeed } from '@/api/orders'
import { FormDialog } from '@/ui/FormDialog'
import { notify } from '@/ui/notify'

/** Takes a request back, with the reason. */
export function CancelDialog({ order, onClose }: { order: OrderDetail; onClose: () => void }) {
  const { t } = useTranslation('service')
  const take = useOrderDeed(order.id)
  const [act] = useState(newKey)
  const [reason, setReason] = useState('')
  const [error, setError] = useState<string>()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!reason.trim()) return setError(t('whyMissing'))
    take.mutate(
      { step: 'cancel', body: { reason: reason.trim(), act_id: act } },
      {
        onSuccess: () => {
          notify(t('cancelled'))
          onClose()
        },
        onError: complain,
      },
    )
  }
  return (
    <FormDialog
      title={t('cancel')}
      action={t('cancelSure')}
      danger
      busy={take.isPending}
      onClose={onClose}
      onSubmit={submit}
    >
      <Textarea
        label={t('why')}
        size="md"
        autosize
        minRows={2}
        maxRows={6}
        maxLength={500}
        data-autofocus
        value={reason}
        error={error}
        onChange={event => setReason(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
