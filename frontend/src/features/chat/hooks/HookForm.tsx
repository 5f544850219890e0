import { Button, Modal, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { complainIn } from '@/api/complain'
import { Actions } from '@/ui/Page'
import page from '@/ui/page.module.css'
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
    <Modal
      opened
      onClose={() => onClose(null)}
      title={t('hooks.add')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form className={page.form} onSubmit={form.onSubmit(submit)} autoComplete="off">
        <TextInput
          label={t('hooks.name')}
          description={t('hooks.nameHint')}
          required
          maxLength={60}
          data-autofocus
          {...form.getInputProps('name')}
        />
        <Actions>
          <Button variant="default" onClick={() => onClose(null)}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={add.isPending}>
            {t('hooks.make')}
          </Button>
        </Actions>
      </form>
    </Modal>
  )
}
