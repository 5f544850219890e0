import { Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { complainIn } from '@/api/complain'
import { FormDialog } from '@/ui/FormDialog'
import { notify } from '@/ui/notify'
import { useSendStatement } from '../data'

interface Props {
  path: string
  days: { since: string; until: string }
  onClose: () => void
}

/** To whom the statement goes, and with which words. */
export function SendStatement({ path, days, onClose }: Props) {
  const { t } = useTranslation('books')
  const send = useSendStatement(path)
  const form = useForm({ initialValues: { to: '', text: '' } })
  const submit = ({ to, text }: typeof form.values) =>
    send.mutate(
      { since: days.since, until: days.until, to: to.trim(), text: text.trim() },
      {
        onSuccess: () => {
          notify(t('statement.sent'))
          onClose()
        },
        onError: complainIn(form, 'books:wrong'),
      },
    )
  return (
    <FormDialog
      title={t('statement.send')}
      action={t('statement.send')}
      busy={send.isPending}
      onSubmit={form.onSubmit(submit)}
      onClose={onClose}
    >
      <TextInput
        type="email"
        label={t('statement.to')}
        description={t('statement.toHint')}
        data-autofocus
        {...form.getInputProps('to')}
      />
      <Textarea
        label={t('statement.words')}
        autosize
        minRows={3}
        maxLength={2000}
        {...form.getInputProps('text')}
      />
    </FormDialog>
  )
}
