import { Select, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { complainIn } from '@/api/complain'
import { FormDialog } from '@/ui/FormDialog'
import { notify } from '@/ui/notify'
import { FIELDS, type Field, RIGHTS, type Right, useAsk } from '../data'

interface Props {
  right: Right
  /** Whom it is for, where one of ours takes it down. */
  customer?: { id: string; name: string }
  onClose: () => void
}

const BLANK = { name: '', document_number: '', phone: '', email: '' }

/** Asks what is needed for one right, and nothing else. */
export function AskDialog({ right, customer, onClose }: Props) {
  const { t } = useTranslation('privacy')
  const ask = useAsk()
  const form = useForm({ initialValues: { right, note: '', ...BLANK } })
  const chosen = form.values.right

  function submit({ note, ...values }: typeof form.values) {
    const wanted: Partial<Record<Field, string>> = {}
    for (const field of FIELDS) if (values[field].trim()) wanted[field] = values[field].trim()
    const changes = chosen === 'rectification' ? wanted : undefined
    ask.mutate(
      { right: chosen, note: note.trim(), changes, customer: customer?.id },
      {
        onSuccess: () => {
          notify(t('sent'))
          onClose()
        },
        onError: complainIn(form),
      },
    )
  }

  return (
    <FormDialog
      title={customer ? t('askFor', { name: customer.name }) : t(`right.${right}`)}
      action={t('send')}
      danger={chosen === 'erasure'}
      busy={ask.isPending}
      onSubmit={form.onSubmit(submit)}
      onClose={onClose}
    >
      {customer && (
        <Select
          label={t('rightOf')}
          allowDeselect={false}
          data={RIGHTS.map(value => ({ value, label: t(`right.${value}`) }))}
          {...form.getInputProps('right')}
        />
      )}
      <p>{t(`explain.${chosen}`)}</p>
      {chosen === 'rectification' &&
        FIELDS.map(field => (
          <TextInput
            key={field}
            label={t(`field.${field}`)}
            placeholder={t('asItIs')}
            type={field === 'email' ? 'email' : 'text'}
            error={form.errors.changes}
            {...form.getInputProps(field)}
          />
        ))}
      {chosen !== 'access' && (
        <Textarea
          label={t('note')}
          autosize
          minRows={2}
          maxLength={2000}
          {...form.getInputProps('note')}
        />
      )}
    </FormDialog>
  )
}
