import { Select, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { complainIn } from '@/api/complain'
import { FormDialog } from '@/ui/FormDialog'
import { notify } from '@/ui/notify'
import { type Recharge, useCorrect } from '../data'

/** Corrects what was written down; of a reversed one the note alone. */
export function CorrectForm({ recharge, onClose }: { recharge: Recharge; onClose: () => void }) {
  const { t } = useTranslation('recharges')
  const correct = useCorrect(recharge.id)
  const noteOnly = recharge.state === 'reversed'
  const form = useForm({
    initialValues: {
      operation_number: recharge.operation_number,
      method: recharge.method,
      note: recharge.note,
    },
  })
  const submit = (values: typeof form.values) => {
    const changed = Object.entries(values).filter(([name]) => form.isDirty(name))
    if (changed.length === 0) return onClose()
    correct.mutate(Object.fromEntries(changed), {
      onSuccess: () => {
        notify(t('saved'))
        onClose()
      },
      onError: complainIn(form),
    })
  }
  return (
    <FormDialog
      title={t('editTitle', { name: recharge.customer.name })}
      action={t('common:save')}
      busy={correct.isPending}
      onSubmit={form.onSubmit(submit)}
      onClose={onClose}
    >
      {!noteOnly && (
        <>
          <TextInput
            label={t('operationNumber')}
            data-autofocus
            {...form.getInputProps('operation_number')}
          />
          <Select
            label={t('filter.method')}
            data={['wallet', 'transfer', 'cash'].map(value => ({
              value,
              label: t(`method.${value}`),
            }))}
            allowDeselect={false}
            {...form.getInputProps('method')}
          />
        </>
      )}
      <Textarea
        label={t('note')}
        autosize
        minRows={2}
        maxLength={500}
        {...form.getInputProps('note')}
      />
    </FormDialog>
  )
}
