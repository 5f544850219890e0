import { Button, Checkbox, Modal, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { complainIn } from '@/api/complain'
import { Actions } from '@/ui/Page'
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
    <Modal
      opened
      onClose={() => onClose(null)}
      title={t('token.addTitle', { name: bot.name })}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form className={page.form} onSubmit={form.onSubmit(submit)} autoComplete="off">
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
        <Actions>
          <Button variant="default" onClick={() => onClose(null)}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={add.isPending}>
            {t('token.make')}
          </Button>
        </Actions>
      </form>
    </Modal>
  )
}
