import { Button, Modal, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { complainIn } from '@/api/complain'
import { notify } from '@/ui/notify'
import { Actions } from '@/ui/Page'
import page from '@/ui/page.module.css'
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
    <Modal
      opened
      onClose={() => onClose(null)}
      title={t('bot.addTitle')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form className={page.form} onSubmit={form.onSubmit(submit)} autoComplete="off">
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
        <Actions>
          <Button variant="default" onClick={() => onClose(null)}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={add.isPending}>
            {t('bot.add')}
          </Button>
        </Actions>
      </form>
    </Modal>
  )
}
