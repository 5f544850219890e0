import { Checkbox, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { complainIn } from '@/api/complain'
import { FormDialog } from '@/ui/FormDialog'
import page from '@/ui/page.module.css'
import { type Bot, SCOPES, useAddToken } from '../data'

interface Props {
  bot: Bot
  /** With the secret of the new key, to be shown this once. */
  onClose: (secret: string | null) => void
}

export function TokenForm({ bot, onClose }: Props) {
  const { t } = useTranslation('bots')
  const add = useAddToken(bot.id)
  const form = useForm({
    initialValues: { name: '', scopes: [] as string[] },
    validate: { scopes: chosen => (chosen.length === 0 ? t('token.choose') : null) },
  })

  function submit(values: typeof form.values) {
    add.mutate(values, {
      onSuccess: ({ token }) => onClose(token),
      onError: complainIn(form),
    })
  }

  return (
    <FormDialog
      title={t('token.addTitle', { name: bot.name })}
      action={t('token.make')}
      busy={add.isPending}
      onSubmit={form.onSubmit(submit)}
      onClose={() => onClose(null)}
    >
      <TextInput
        label={t('token.name')}
        description={t('token.nameHint')}
        required
        maxLength={60}
        data-autofocus
        {...form.getInputProps('name')}
      />
      <Checkbox.Group label={t('token.scopes')} {...form.getInputProps('scopes')}>
        <div className={page.checks}>
          {SCOPES.map(scope => (
            <Checkbox
              key={scope}
              value={scope}
              label={t(`scope.${scope.replace(':', '_')}`)}
              description={t(`scopeHint.${scope.replace(':', '_')}`)}
            />
          ))}
        </div>
      </Checkbox.Group>
    </FormDialog>
  )
}
