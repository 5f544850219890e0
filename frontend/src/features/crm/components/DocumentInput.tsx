import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { IconButton } from '@/ui/IconButton'
import { IconTrash, IconX } from '@/ui/icons'

interface Props {
  /** As it is listed; empty where there is none. */
  masked: string
  /** What is to be stored; `null` leaves it as it is. */
  value: string | null
  error?: React.ReactNode
  onChange: (value: string | null) => void
}

/** A document that is typed anew, taken away, or left as it is: nobody has to see it for that. */
export function DocumentInput({ masked, value, error, onChange }: Props) {
  const { t } = useTranslation('crm')
  const gone = masked !== '' && value === ''
  return (
    <TextInput
      label={t('document')}
      placeholder={gone ? t('reveal.gone') : masked}
      error={error}
      value={value ?? ''}
      onChange={event => onChange(event.currentTarget.value || null)}
      rightSection={
        masked && (
          <IconButton
            label={t(value === null ? 'reveal.remove' : 'reveal.leave')}
            icon={value === null ? IconTrash : IconX}
            iconSize={16}
            onClick={() => onChange(value === null ? '' : null)}
          />
        )
      }
    />
  )
}
