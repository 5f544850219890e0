import { Button, Checkbox, NumberInput, Select, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, newKey } from '@/api/client'
import { complain } from '@/api/complain'
import { fieldErrors } from '@/api/errors'
import type { FormField } from '@/api/types'
import styles from './forms.module.css'
import type { FormProps } from './workflow'

const INPUTS: Partial<Record<FormField['type'], string>> = {
  date: 'date',
  datetime: 'datetime-local',
}

type Values = Record<string, unknown>

/** A form drawn from the hub's description, for actions without a folder of their own. */
export default function GenericForm({ conversation, action, onDone, onCancel }: FormProps) {
  const { t } = useTranslation()
  const [key] = useState(newKey)
  const [values, setValues] = useState<Values>({})
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [busy, setBusy] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    try {
      await api.post(`conversations/${conversation}/actions/${action.key}/`, values, key)
      onDone()
    } catch (error) {
      setErrors(fieldErrors(error))
      complain(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <form className={styles.form} onSubmit={event => void submit(event)} noValidate>
      {action.form.map(field => (
        <Field
          key={field.name}
          field={field}
          value={values[field.name]}
          error={errors[field.name]}
          onChange={value => setValues(now => ({ ...now, [field.name]: value }))}
        />
      ))}
      <div className={styles.buttons}>
        <Button variant="default" onClick={onCancel}>
          {t('cancel')}
        </Button>
        <Button type="submit" loading={busy}>
          {t('save')}
        </Button>
      </div>
    </form>
  )
}

interface FieldProps {
  field: FormField
  value: unknown
  error?: string
  onChange: (value: unknown) => void
}

function Field({ field, value, error, onChange }: FieldProps) {
  const shared = { label: field.label, description: field.help, required: field.required, error }
  switch (field.type) {
    case 'choice':
      return (
        <Select
          {...shared}
          data={field.choices ?? []}
          value={(value as string) ?? null}
          onChange={onChange}
        />
      )
    case 'money':
    case 'number':
      return (
        <NumberInput
          {...shared}
          decimalScale={field.type === 'money' ? 2 : undefined}
          value={(value as string) ?? ''}
          onChange={next => onChange(String(next))}
        />
      )
    case 'boolean':
      return (
        <Checkbox
          label={field.label}
          checked={Boolean(value)}
          onChange={event => onChange(event.currentTarget.checked)}
        />
      )
    case 'textarea':
      return (
        <Textarea
          {...shared}
          autosize
          minRows={2}
          value={(value as string) ?? ''}
          onChange={event => onChange(event.currentTarget.value)}
        />
      )
    default:
      return (
        <TextInput
          {...shared}
          type={INPUTS[field.type] ?? 'text'}
          maxLength={field.max_length ?? undefined}
          value={(value as string) ?? ''}
          onChange={event => onChange(event.currentTarget.value)}
        />
      )
  }
}
