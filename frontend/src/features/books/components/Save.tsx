import { Button } from '@mantine/core'
import { useState } from 'react'
import { complain } from '@/api/complain'
import { download } from '@/api/download'
import { IconDownload } from '@/ui/icons'
import type { Days } from '../data'

interface Props {
  path: string
  days: Days
  formats: ('csv' | 'xlsx' | 'pdf')[]
  /** What the file is called. */
  name: string
}

/** The same as a file: one button a format. */
export function Save({ path, days, formats, name }: Props) {
  const [busy, setBusy] = useState('')
  const save = (format: string) => {
    setBusy(format)
    void download(path, { ...days, format }, `${name}.${format}`)
      .catch(complain)
      .finally(() => setBusy(''))
  }
  return (
    <Button.Group>
      {formats.map(format => (
        <Button
          key={format}
          variant="default"
          aria-label={`${name} ${format.toUpperCase()}`}
          leftSection={format === formats[0] && <IconDownload size={16} />}
          loading={busy === format}
          onClick={() => save(format)}
        >
          {format.toUpperCase()}
        </Button>
      ))}
    </Button.Group>
  )
}
