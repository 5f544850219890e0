import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { complainIn } from '@/api/complain'
import { FormDialog } from '@/ui/FormDialog'
import { notify } from '@/ui/notify'
import { type Bot, useAddBot } from '../data'

export function BotForm({ onClose }: { onClose: (made: Bot | null) => void }) {
  const { t } = useTranslation('bots')
  const add = useAddBot()
  const form = useForm({ initialValues: { name: '', username: '' } })

  function submit(values: typeof form.values) {
    add.mutate(values, {
      onSuccess: made => {
        notify(t('bot.added', { name: made.name }))
        onClose(made)
      },
      onError: complainIn(form),
    })
  }

  return (
    <FormDialog
      title={t('bot.addTitle')}
      action={t('bot.add')}
      busy={add.isPending}
      onSubmit={form.onSubmit(submit)}
      onClose={() => onClose(null)}
    >
      <TextInput
        label={t('bot.name')}
        description={t('bot.nameHint')}
        required
        data-autofocus
        {...form.getInputProps('name')}
      />
      <TextInput
        label={t('bot.username')}
        description={t('bot.usernameHint')}
        required
        autoCapitalize="none"
        spellCheck={false}
        {...form.getInputProps('username')}
      />
    </FormDialog>
  )
}
