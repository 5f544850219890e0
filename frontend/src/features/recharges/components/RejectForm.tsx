import { Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { complainIn } from '@/api/complain'
import { FormDialog } from '@/ui/FormDialog'
import { notify } from '@/ui/notify'
import { type Recharge, useTransition } from '../data'

interface Props {
  recharge: Recharge
  /** `done` when it was rejected, not when it was left as it is. */
  onClose: (done: boolean) => void
}

export function RejectForm({ recharge, onClose }: Props) {
  const { t } = useTranslation('recharges')
  const move = useTransition(recharge.id)
  const form = useForm({
    initialValues: { reason: '' },
    validate: { reason: value => (value.trim() ? null : t('reasonMissing')) },
  })
  const submit = ({ reason }: typeof form.values) =>
    move.mutate(
      { transition: 'reject', reason: reason.trim() },
      {
        onSuccess: () => {
          notify(t('rejected'))
          onClose(true)
        },
        onError: complainIn(form),
      },
    )
  return (
    <FormDialog
      title={t('rejectTitle', { name: recharge.customer.name })}
      action={t('reject')}
      danger
      busy={move.isPending}
      onSubmit={form.onSubmit(submit)}
      onClose={() => onClose(false)}
    >
      <Textarea
        label={t('reason')}
        description={t('reasonHint')}
        autosize
        minRows={3}
        data-autofocus
        {...form.getInputProps('reason')}
      />
    </FormDialog>
  )
}
