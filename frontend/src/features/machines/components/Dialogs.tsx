import { Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { CustomerSelect } from '@/api/CustomerSelect'
import { complainIn } from '@/api/complain'
import { FormDialog } from '@/ui/FormDialog'
import { notify } from '@/ui/notify'
import { type Machine, STATES, type State, usePut, useTransfer } from '../data'

interface Props {
  machine: Machine
  onClose: () => void
}

/** Whether it works, stands still, or is no more, and why. */
export function StateDialog({ machine, onClose }: Props) {
  const { t } = useTranslation('machines')
  const put = usePut(machine)
  const form = useForm<{ state: State; reason: string }>({
    initialValues: { state: machine.state === 'up' ? 'down' : 'up', reason: '' },
    validate: {
      reason: (value, { state }) => (state !== 'up' && !value.trim() ? t('why.missing') : null),
    },
  })
  return (
    <FormDialog
      title={t('why.title')}
      action={t('common:save')}
      danger={form.values.state === 'retired'}
      busy={put.isPending}
      onSubmit={form.onSubmit(said =>
        put.mutate(said, {
          onSuccess: () => {
            notify(t('saved'))
            onClose()
          },
          onError: complainIn(form),
        }),
      )}
      onClose={onClose}
    >
      <Select
        label={t('by.state')}
        data={STATES.filter(state => state !== machine.state).map(value => ({
          value,
          label: t(`state.${value}`),
        }))}
        allowDeselect={false}
        {...form.getInputProps('state')}
      />
      <TextInput
        label={t('why.label')}
        description={form.values.state === 'retired' ? t('why.retired') : undefined}
        maxLength={300}
        {...form.getInputProps('reason')}
      />
    </FormDialog>
  )
}

/** Whose a machine is from now on. */
export function TransferDialog({ machine, onClose }: Props) {
  const { t } = useTranslation('machines')
  const give = useTransfer(machine)
  const form = useForm({
    initialValues: { customer: '', reason: '' },
    validate: { customer: value => (value ? null : t('missing.customer')) },
  })
  return (
    <FormDialog
      title={t('transfer.title', { name: machine.name })}
      action={t('transfer.action')}
      busy={give.isPending}
      onSubmit={form.onSubmit(said =>
        give.mutate(said, {
          onSuccess: () => {
            notify(t('transfer.done'))
            onClose()
          },
          onError: error => {
            const known = error as { code?: string; fields?: { orders?: string[] } }
            if (known.code === 'still_ordered') {
              form.setErrors({
                customer: t('transfer.ordered', { orders: known.fields?.orders?.join(', ') }),
              })
            } else complainIn(form)(error)
          },
        }),
      )}
      onClose={onClose}
    >
      <p>{t('transfer.text')}</p>
      <CustomerSelect label={t('customer')} {...form.getInputProps('customer')} />
      <TextInput label={t('why.label')} maxLength={300} {...form.getInputProps('reason')} />
    </FormDialog>
  )
}
