import { CopyButton, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from './IconButton'
import { IconCheck, IconCopy } from './icons'

/** A value to take elsewhere: selected at a touch, copied by its button. */
export function CopyField({
  label,
  description,
  value,
}: {
  label: string
  description?: ReactNode
  value: string
}) {
  const { t } = useTranslation()
  return (
    <TextInput
      readOnly
      label={label}
      description={description}
      value={value}
      spellCheck={false}
      onFocus={event => event.currentTarget.select()}
      rightSection={
        <CopyButton value={value}>
          {({ copied, copy }) => (
            <IconButton
              label={t(copied ? 'copied' : 'copy')}
              icon={copied ? IconCheck : IconCopy}
              onClick={copy}
            />
          )}
        </CopyButton>
      }
    />
  )
}
