import { Button, FileButton, Input } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '@/api/errors'
import type { Attachment } from '@/api/types'
import { upload } from '@/api/upload'
import { errorText } from '@/lib/errorText'
import { IconPaperclip } from '@/ui/icons'
import styles from '../portal.module.css'

interface Props {
  value: Attachment | null
  error: ReactNode
  onChange: (proof: Attachment | null) => void
}

export function ProofPicker({ value, error, onChange }: Props) {
  const { t } = useTranslation('portal')
  const [percent, setPercent] = useState<number | null>(null)
  const [failed, setFailed] = useState<string | null>(null)

  async function pick(file: File | null) {
    if (!file) return
    setFailed(null)
    setPercent(0)
    try {
      onChange(await upload(file, share => setPercent(Math.round(share * 100))).done)
    } catch (problem) {
      setFailed(problem instanceof ApiError ? errorText(problem) : t('common:error.text'))
    }
    setPercent(null)
  }

  return (
    <Input.Wrapper
      label={t('recharge.proof')}
      description={t('recharge.proofHint')}
      error={failed ?? error}
    >
      <div className={styles.buttons} style={{ marginTop: 8, alignItems: 'center' }}>
        <FileButton accept="image/jpeg,image/png,image/webp,application/pdf" onChange={pick}>
          {props => (
            <Button
              {...props}
              variant="default"
              loading={percent !== null}
              leftSection={<IconPaperclip size={16} />}
            >
              {value ? t('recharge.replace') : t('recharge.choose')}
            </Button>
          )}
        </FileButton>
        {percent !== null && <span role="status">{t('recharge.uploading', { percent })}</span>}
        {value && percent === null && <span className={styles.body}>{value.name}</span>}
      </div>
    </Input.Wrapper>
  )
}
