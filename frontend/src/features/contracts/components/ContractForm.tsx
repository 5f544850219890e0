import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { complainIn } from '@/api/complain'
import { ApiError } from '@/api/errors'
import { FormDialog } from '@/ui/FormDialog'
import { type Contract, useKeep } from '../data'

interface Props {
  customer: string
  contract?: Contract
  onClose: () => void
}

/** Writes a contract down or corrects it; what was typed stays when the hub refuses. */
export function ContractForm({ customer, contract, onClose }: Props) {
  const { t } = useTranslation('contracts')
  const keep = useKeep(customer, contract)
  const form = useForm({
    initialValues: {
      number: contract?.number ?? '',
      label: contract?.label ?? '',
      address: contract?.address ?? '',
      since: contract?.since ?? '',
    },
    validate: { number: value => (value.trim() ? null : t('form.missing')) },
  })
  const submit = (values: typeof form.values) =>
    keep.mutate(
      { ...values, since: values.since || null },
      {
        onSuccess: onClose,
        onError: error => {
          if (error instanceof ApiError && error.code === 'contract_taken') {
            form.setErrors({ number: t('form.taken') })
          } else complainIn(form)(error)
        },
      },
    )
  return (
    <FormDialog
      title={contract ? t('edit', { number: contract.number }) : t('new')}
      action={t(contract ? 'common:save' : 'form.add')}
      busy={keep.isPending}
      onSubmit={form.onSubmit(submit)}
      onClose={onClose}
    >
      <TextInput
        label={t('form.number')}
        description={t('form.numberHint')}
        maxLength={40}
        data-autofocus
        {...form.getInputProps('number')}
      />
      <TextInput
        label={t('form.label')}
        placeholder={t('form.labelHint')}
        maxLength={80}
        {...form.getInputProps('label')}
      />
      <TextInput label={t('form.address')} maxLength={200} {...form.getInputProps('address')} />
      <TextInput type="date" label={t('form.since')} {...form.getInputProps('since')} />
    </FormDialog>
  )
}
