import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { complainIn } from '@/api/complain'
import { FormDialog } from '@/ui/FormDialog'
import { useAddHook } from './data'

interface Props {
  conversation: string
  /** With the address that was made, to be shown this once. */
  onClose: (url: string | null) => void
}

export function HookForm({ conversation, onClose }: Props) {
  const { t } = useTranslation('chat')
  const add = useAddHook(conversation)
  const form = useForm({ initialValues: { name: '' } })
  const submit = ({ name }: typeof form.values) =>
    add.mutate(name, { onSuccess: ({ url }) => onClose(url), onError: complainIn(form) })
  return (
    <FormDialog
      title={t('hooks.add')}
      action={t('hooks.make')}
      busy={add.isPending}
      onSubmit={form.onSubmit(submit)}
      onClose={() => onClose(null)}
    >
      <TextInput
        label={t('hooks.name')}
        description={t('hooks.nameHint')}
        required
        maxLength={60}
        data-autofocus
        {...form.getInputProps('name')}
      />
    </FormDialog>
  )
}
