import { Button, FileButton } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ApiError } from '@/api/errors'
import { type SentFile, sendByLink } from '@/api/publicLink'
import { errorText } from '@/lib/errorText'
import { IconButton } from '@/ui/IconButton'
import { IconCheck, IconImage, IconX } from '@/ui/icons'
import styles from './pay.module.css'

interface Props {
  token: string
  value: SentFile | null
  error?: string
  onChange: (next: SentFile | null) => void
}

/** A picture or a PDF of the payment; sent at once, so that the last press is quick. */
export function ProofField({ token, value, error, onChange }: Props) {
  const { t } = useTranslation('public/invoice')
  const send = useMutation<SentFile, ApiError, File>({
    mutationFn: file => sendByLink(token, file),
    onSuccess: onChange,
  })
  return (
    <div className={styles.proof}>
      {value ? (
        <p>
          <IconCheck size={18} /> <span>{value.name}</span>
          <IconButton label={t('proofAway')} icon={IconX} onClick={() => onChange(null)} />
        </p>
      ) : (
        <FileButton
          accept="image/*,application/pdf"
          onChange={file => file && send.mutate(file)}
          inputProps={{ 'aria-label': t('proof') }}
        >
          {props => (
            <Button
              {...props}
              variant="default"
              fullWidth
              loading={send.isPending}
              leftSection={<IconImage size={18} />}
            >
              {t('proof')}
            </Button>
          )}
        </FileButton>
      )}
      {(error || send.error) && (
        <p className={styles.wrong} role="alert">
          {error ?? (send.error && errorText(send.error))}
        </p>
      )}
    </div>
  )
}
