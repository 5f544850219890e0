import { NumberInput, Select, Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { CustomValue } from '../data'
import type { CustomField } from '../fields'

interface Props {
  field: CustomField
  value: CustomValue | undefined
  error?: string
  onChange: (value: CustomValue) => void
}

/** The input that fits what a field of the house holds. */
export function CustomInput({ field, value, error, onChange }: Props) {
  const { t } = useTranslation('crm')
  const shared = { label: field.name, withAsterisk: field.required, error }
  const text = value === undefined || value === null ? '' : String(value)
  switch (field.kind) {
    case 'number':
      return (
        <NumberInput
          {...shared}
          value={text}
          hideControls
          onChange={said => onChange(said === '' ? null : String(said))}
        />
      )
    case 'date':
      return (
        <TextInput
          {...shared}
          type="date"
          value={text}
          onChange={event => onChange(event.currentTarget.value || null)}
        />
      )
    case 'choice':
      return (
        <Select
          {...shared}
          data={field.options}
          value={text || null}
          clearable
          onChange={onChange}
        />
      )
    case 'yes_no':
      return (
        <Select
          {...shared}
          clearable
          data={[
            { value: 'true', label: t('yes') },
            { value: 'false', label: t('no') },
          ]}
          value={text || null}
          onChange={said => onChange(said === null ? null : said === 'true')}
        />
      )
    default:
      return (
        <Textarea
          {...shared}
          autosize
          minRows={1}
          maxRows={6}
          value={text}
          onChange={event => onChange(event.currentTarget.value || null)}
        />
      )
  }
}
