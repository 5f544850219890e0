import {
  Button,
  Chip,
  FileButton,
  Group,
  Select,
  TagsInput,
  Textarea,
  TextInput,
} from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain, complainIn } from '@/api/complain'
import { upload } from '@/api/upload'
import { ConfirmButton } from '@/ui/ConfirmButton'
import { FormDialog } from '@/ui/FormDialog'
import { IconPaperclip, IconX } from '@/ui/icons'
import { notify } from '@/ui/notify'
import { type Canned, forgetCanned, type KeptFile, useKeepCanned } from '../data/canned'
import { choiceOf, scopeOf, useScopes } from '../data/scopes'

const VARIABLES = [
  'cliente.nombre',
  'cliente.primer_nombre',
  'cliente.telefono',
  'asesor.nombre',
  'conversacion.canal',
  'empresa',
]

interface Props {
  answer: Canned | null
  text: string
  onClose: () => void
}

/** An answer that is ready, new or changed. */
export function CannedForm({ answer, text, onClose }: Props) {
  const { t } = useTranslation('chat')
  const keep = useKeepCanned(answer?.id ?? null)
  const [files, setFiles] = useState<KeptFile[]>(answer?.files ?? [])
  const form = useForm({
    initialValues: {
      shortcut: answer?.shortcut ?? '',
      text,
      scope: choiceOf(answer?.scope ?? 'personal', answer?.team ?? null),
      language: answer?.language ?? ('' as Canned['language']),
      labels: answer?.labels ?? [],
    },
  })
  const scopes = useScopes()

  function submit(values: typeof form.values) {
    const attachments = files.map(({ id }) => id)
    keep.mutate(
      { ...values, ...scopeOf(values.scope), attachments },
      {
        onSuccess: ({ shortcut }) => {
          notify(t('canned.kept', { shortcut }))
          onClose()
        },
        onError: complainIn(form),
      },
    )
  }
  const attach = (file: File | null) => {
    if (!file) return
    upload(file, () => {}).done.then(({ id, kind, name, size }) => {
      setFiles(now => [...now, { id, kind, name, size: size ?? null }])
    }, complain)
  }
  const forget = () => {
    if (!answer) return
    forgetCanned(answer.id).then(onClose, complain)
  }
  return (
    <FormDialog
      title={t(answer ? 'canned.edit' : 'canned.add')}
      action={t('common:save')}
      busy={keep.isPending}
      onSubmit={form.onSubmit(submit)}
      onClose={onClose}
    >
      <TextInput
        label={t('canned.shortcut')}
        description={t('canned.shortcutHint')}
        leftSection="/"
        required
        maxLength={40}
        data-autofocus
        autoCapitalize="none"
        {...form.getInputProps('shortcut')}
      />
      <Textarea
        label={t('canned.words')}
        autosize
        minRows={4}
        maxRows={12}
        {...form.getInputProps('text')}
      />
      <Group gap={4}>
        {VARIABLES.map(name => (
          <Chip
            key={name}
            size="xs"
            checked={false}
            onChange={() => form.setFieldValue('text', now => `${now}{{${name}}}`)}
          >
            {`{{${name}}}`}
          </Chip>
        ))}
      </Group>
      <Group gap={6}>
        {files.map(file => (
          <Button
            key={file.id}
            variant="default"
            size="compact-sm"
            rightSection={<IconX size={14} />}
            aria-label={t('composer.removeFile', { name: file.name })}
            onClick={() => setFiles(now => now.filter(({ id }) => id !== file.id))}
          >
            {file.name}
          </Button>
        ))}
        <FileButton onChange={attach}>
          {props => (
            <Button
              {...props}
              variant="default"
              size="compact-sm"
              leftSection={<IconPaperclip size={14} />}
            >
              {t('composer.attach')}
            </Button>
          )}
        </FileButton>
      </Group>
      <TagsInput label={t('thread.labels')} maxTags={10} {...form.getInputProps('labels')} />
      <Select
        label={t('canned.language')}
        data={[
          { value: '', label: t('canned.anyLanguage') },
          { value: 'es', label: 'Español' },
          { value: 'en', label: 'English' },
        ]}
        allowDeselect={false}
        {...form.getInputProps('language')}
      />
      {scopes.length > 1 && (
        <Select
          label={t('scope.name')}
          allowDeselect={false}
          data={scopes}
          {...form.getInputProps('scope')}
        />
      )}
      {answer && (
        <ConfirmButton
          label={t('canned.forget')}
          text={t('canned.forgetAsk')}
          sure={t('canned.forget')}
          onSure={forget}
        />
      )}
    </FormDialog>
  )
}
