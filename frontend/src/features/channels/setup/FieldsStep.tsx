import { Button, PasswordInput, Radio, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { complain } from '@/api/complain'
import { fieldErrors } from '@/api/errors'
import { CopyAction } from '@/ui/CopyAction'
import { notify } from '@/ui/notify'
import { useGround, useSaveChannel } from '../data'
import { FIELDS, isSecret } from '../kinds'
import { MADE, madeUp, rememberToken, tidy } from './fields'
import styles from './setup.module.css'
import { useWrong } from './useWrong'
import type { Way } from './ways'

type Values = Record<string, string>

function firstValues({ kind }: Way): Values {
  const made = FIELDS[kind].filter(field => MADE.has(field)).map(field => [field, madeUp()])
  return { name: '', ...Object.fromEntries(made) }
}

/** The details of a new channel, each with where it stands at the provider, checked as it is typed. */
export function FieldsStep({ way }: { way: Way }) {
  const { t } = useTranslation('channels')
  const navigate = useNavigate()
  const ground = useGround()
  const save = useSaveChannel(null)
  const wrongOf = useWrong()
  const [values, setValues] = useState<Values>(() => firstValues(way))
  const [refused, setRefused] = useState<Values>({})
  const [pressed, setPressed] = useState(false)
  const suggested = ground.data && !ground.data.reachable ? 'polling' : 'webhook'
  const mode = values.mode ?? suggested
  const fields = FIELDS[way.kind].filter(field => field !== 'mode' && field !== 'secret_token')

  function wrong(field: string): string | null {
    return refused[field] ?? wrongOf(field, values[field] ?? '', pressed)
  }

  function type(field: string, value: string): void {
    setValues({ ...values, [field]: value })
    setRefused(({ [field]: _, ...rest }) => rest)
  }

  function submit(): void {
    setPressed(true)
    if (['name', ...fields].some(field => wrongOf(field, values[field] ?? '', true))) return
    const { name = '', ...typed } = values
    const credentials = Object.fromEntries(
      Object.entries(typed).map(([field, value]) => [field, tidy(field, value)]),
    )
    if (way.kind === 'telegram') credentials.mode = mode
    save.mutate(
      { kind: way.kind, name: name.trim(), path: way.path, credentials },
      {
        onSuccess: ({ id }) => {
          if (credentials.verify_token) rememberToken(id, credentials.verify_token)
          notify(t('setup.saved'))
          navigate(`/settings/channels/${id}/setup`, { replace: true })
        },
        onError: error => {
          const found = fieldErrors(error)
          setRefused(found)
          if (Object.keys(found).length === 0) complain(error)
        },
      },
    )
  }

  return (
    <form
      className={styles.content}
      autoComplete="off"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        submit()
      }}
    >
      <TextInput
        label={t('name')}
        description={t('nameHint')}
        required
        maxLength={120}
        value={values.name ?? ''}
        error={wrong('name')}
        onChange={event => type('name', event.currentTarget.value)}
      />
      {fields.map(field => (
        <Credential
          key={field}
          field={field}
          value={values[field] ?? ''}
          error={wrong(field)}
          onType={value => type(field, value)}
        />
      ))}
      {way.kind === 'telegram' && (
        <ModeChoice
          mode={mode}
          suggested={suggested}
          error={refused.mode}
          onChange={value => type('mode', value)}
        />
      )}
      {way.kind !== 'telegram' && ground.data && !ground.data.reachable && (
        <p className={styles.told} data-tone="warn" role="note">
          {t('setup.unreachable', { url: ground.data.public_url })}
        </p>
      )}
      <div className={styles.buttons}>
        <Button type="submit" loading={save.isPending}>
          {t('setup.save')}
        </Button>
      </div>
    </form>
  )
}

interface CredentialProps {
  field: string
  value: string
  error: string | null
  onType: (value: string) => void
}

export function Credential({ field, value, error, onType }: CredentialProps) {
  const { t } = useTranslation('channels')
  const made = MADE.has(field)
  const Input = isSecret(field) && !made ? PasswordInput : TextInput
  return (
    <Input
      label={t(`field.${field}`)}
      description={t(`find.${field}`)}
      required
      autoComplete="off"
      spellCheck={false}
      value={value}
      error={error}
      onChange={event => onType(event.currentTarget.value)}
      {...(made && { rightSection: <CopyAction value={value} /> })}
    />
  )
}

interface ModeProps {
  mode: string
  suggested: string
  error: string | undefined
  onChange: (mode: string) => void
}

function ModeChoice({ mode, suggested, error, onChange }: ModeProps) {
  const { t } = useTranslation('channels')
  return (
    <Radio.Group label={t('setup.mode')} value={mode} error={error} onChange={onChange}>
      <div className={styles.modes}>
        {['webhook', 'polling'].map(value => (
          <Radio
            key={value}
            value={value}
            label={`${t(`setup.${value}`)}${value === suggested ? ` · ${t('setup.suggested')}` : ''}`}
            description={t(`setup.${value}Text`)}
          />
        ))}
      </div>
    </Radio.Group>
  )
}
