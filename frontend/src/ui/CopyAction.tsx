import { CopyButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { IconButton } from './IconButton'
import { IconCheck, IconCopy } from './icons'

/** Copies a value, and says for a moment that it did. */
export function CopyAction({ value, label }: { value: string; label?: string }) {
  const { t } = useTranslation()
  return (
    <CopyButton value={value}>
      {({ copied, copy }) => (
        <IconButton
          label={copied ? t('copied') : (label ?? t('copy'))}
          icon={copied ? IconCheck : IconCopy}
          onClick={copy}
        />
      )}
    </CopyButton>
  )
}
