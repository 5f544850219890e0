import { Button, FileButton, Input } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ApiError } from '@/api/errors'
import { type SentFile, sendByLink } from '@/api/publicLink'
import { errorText } from '@/lib/errorText'
import { IconPaperclip } from '@/ui/icons'
import styles from './recharge.module.css'

interface Props {
  token: string
  value: SentFile | null
  error?: string
  onChange: (next: SentFile | null) => void
}

/** The proof, sent as soon as it is chosen. */
export function ProofField({ token, value, error, onChange }: Props) {
  const { t } = useTranslation('public/recharge')
  const send = useMutation<SentFile, ApiError, File>({
    mutationFn: file => sendByLink(token, file),
    onSuccess: onChange,
  })
  return (
    <Input.Wrapper label={t('proof')} error={send.error ? errorText(send.error) : error}>
      <div className={styles.proof}>
        <FileButton
          accept="image/jpeg,image/png,image/webp,application/pdf"
          onChange={file => file && send.mutate(file)}
        >
          {props => (
            <Button
              {...props}
              variant="default"
              loading={send.isPending}
              leftSection={<IconPaperclip size={16} />}
            >
              {t(value ? 'replace' : 'choose')}
            </Button>
          )}
        </FileButton>
        {value && <span role="status">{value.name}</span>}
      </div>
    </Input.Wrapper>
  )
}
