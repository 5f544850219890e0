import { TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { complainIn } from '@/api/complain'
import { FormDialog } from '@/ui/FormDialog'
import { notify } from '@/ui/notify'
import { type Channel, useSaveChannel } from '../data'
import { FIELDS, isSecret } from '../kinds'
import { tidy } from '../setup/fields'
import { useWrong } from '../setup/useWrong'

interface Props {
  channel: Channel
  onClose: () => void
}

/** The name and the ids of a channel; secrets are replaced one by one elsewhere. */
export function ChannelForm({ channel, onClose }: Props) {
  const { t } = useTranslation('channels')
  const save = useSaveChannel(channel.id)
  const wrongOf = useWrong()
  const kind = channel.kind === 'web' ? null : channel.kind
  const fields = kind ? FIELDS[kind].filter(field => !isSecret(field) && field !== 'mode') : []
  const form = useForm<Record<string, string>>({
    initialValues: {
      name: channel.name,
      ...Object.fromEntries(fields.map(field => [field, channel.ids[field] ?? ''])),
    },
    validateInputOnChange: true,
    validate: values =>
      Object.fromEntries(
        ['name', ...fields].map(field => [field, wrongOf(field, values[field] ?? '', true)]),
      ),
  })

  function submit({ name = '', ...typed }: Record<string, string>) {
    const changed = Object.entries(typed)
      .map(([field, value]) => [field, tidy(field, value)] as const)
      .filter(([field, value]) => value !== channel.ids[field])
    save.mutate(
      {
        name: name.trim(),
        ...(changed.length > 0 && { credentials: Object.fromEntries(changed) }),
      },
      {
        onSuccess: saved => {
          notify(t('saved', { name: saved.name }))
          onClose()
        },
        onError: complainIn(form),
      },
    )
  }

  return (
    <FormDialog
      title={t('editTitle', { name: channel.name })}
      action={t('common:save')}
      busy={save.isPending}
      onSubmit={form.onSubmit(submit)}
      onClose={onClose}
    >
      <TextInput
        label={t('name')}
        description={t('nameHint')}
        required
        maxLength={120}
        {...form.getInputProps('name')}
      />
      {fields.map(field => (
        <TextInput
          key={field}
          label={t(`field.${field}`)}
          description={t(`find.${field}`)}
          spellCheck={false}
          {...form.getInputProps(field)}
        />
      ))}
    </FormDialog>
  )
}
