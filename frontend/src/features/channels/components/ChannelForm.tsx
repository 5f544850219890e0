import { Button, Modal, PasswordInput, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { complainIn } from '@/api/complain'
import { notify } from '@/ui/notify'
import { Actions } from '@/ui/Page'
import styles from '@/ui/page.module.css'
import { type Channel, type ChannelDraft, useSaveChannel } from '../data'
import { type Connectable, FIELDS, isSecret, KINDS } from '../kinds'

interface Props {
  /** `null` connects a new one. */
  channel: Channel | null
  onClose: (saved: Channel | null) => void
}

interface Values {
  kind: Connectable
  name: string
  credentials: Record<string, string>
}

export function ChannelForm({ channel, onClose }: Props) {
  const { t } = useTranslation('channels')
  const save = useSaveChannel(channel?.id ?? null)
  const form = useForm<Values>({
    initialValues: {
      kind: (channel?.kind as Connectable) ?? 'whatsapp_cloud',
      name: channel?.name ?? '',
      credentials: {},
    },
  })
  const fields = FIELDS[form.values.kind]

  function submit({ kind, name, credentials }: Values) {
    const typed = Object.fromEntries(
      fields.flatMap(field => {
        const value = credentials[field]?.trim()
        return value ? [[field, value]] : []
      }),
    )
    const draft: ChannelDraft = channel ? { name } : { kind, name }
    if (!channel || Object.keys(typed).length > 0) draft.credentials = typed
    save.mutate(draft, {
      onSuccess: saved => {
        notify(t(channel ? 'saved' : 'connected', { name: saved.name }))
        onClose(saved)
      },
      onError: complainIn({ setErrors: errors => form.setErrors(inside(errors, fields)) }),
    })
  }

  return (
    <Modal
      opened
      size="lg"
      onClose={() => onClose(null)}
      title={channel ? t('editTitle', { name: channel.name }) : t('addTitle')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <form className={styles.form} onSubmit={form.onSubmit(submit)} autoComplete="off">
        {!channel && (
          <Select
            label={t('kind')}
            data={KINDS.map(value => ({ value, label: t(`kindName.${value}`) }))}
            {...form.getInputProps('kind')}
          />
        )}
        <TextInput
          label={t('name')}
          description={t('nameHint')}
          required
          {...form.getInputProps('name')}
        />
        <div className={styles.pair}>
          {fields.map(field => (
            <Credential
              key={field}
              field={field}
              known={channel?.ids[field]}
              {...form.getInputProps(`credentials.${field}`)}
            />
          ))}
        </div>
        <Actions>
          <Button variant="default" onClick={() => onClose(null)}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {channel ? t('common:save') : t('add')}
          </Button>
        </Actions>
      </form>
    </Modal>
  )
}

/** The hub names a credential by itself; the form keeps it one level down. */
function inside(errors: Record<string, string>, fields: readonly string[]) {
  return Object.fromEntries(
    Object.entries(errors).map(([name, text]) => [
      fields.includes(name) ? `credentials.${name}` : name,
      text,
    ]),
  )
}

interface CredentialProps {
  field: string
  known: string | undefined
  value?: string
  onChange?: (event: unknown) => void
}

function Credential({ field, known, value = '', ...rest }: CredentialProps) {
  const { t } = useTranslation('channels')
  const Input = isSecret(field) ? PasswordInput : TextInput
  return (
    <Input
      label={t(`field.${field}`)}
      placeholder={known ? t('keep', { value: known }) : undefined}
      autoComplete="off"
      spellCheck={false}
      value={value}
      {...rest}
    />
  )
}
