import { TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { CopyAction } from './CopyAction'

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
  return (
    <TextInput
      readOnly
      label={label}
      description={description}
      value={value}
      spellCheck={false}
      onFocus={event => event.currentTarget.select()}
      rightSection={<CopyAction value={value} />}
    />
  )
}
