import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import type { Attachment } from '@/api/types'
import { upload } from '@/api/upload'
import { IconPaperclip, IconX } from '@/ui/icons'
import styles from '../forms.module.css'

interface Props {
  value: Attachment | null
  /** Pictures already in the thread. */
  pictures: Attachment[]
  error?: string
  onChange: (proof: Attachment | null) => void
}

/** The proof: a picture the customer sent, or one from this computer. */
export function ProofField({ value, pictures, error, onChange }: Props) {
  const { t } = useTranslation('workflows/recharge')
  const file = useRef<HTMLInputElement>(null)
  const [share, setShare] = useState<number | null>(null)
  const choices =
    value && !pictures.some(one => one.id === value.id) ? [value, ...pictures] : pictures
  const send = async (picked: File | undefined) => {
    if (!picked) return
    setShare(0)
    try {
      onChange(await upload(picked, setShare).done)
    } catch (failure) {
      complain(failure)
    } finally {
      setShare(null)
    }
  }
  return (
    <div className={styles.form}>
      <span className={styles.proofLabel}>{t('proof')}</span>
      {choices.length > 0 && (
        <div className={styles.pictures}>
          {choices.slice(0, 8).map(picture => (
            <button
              key={picture.id}
              type="button"
              aria-pressed={value?.id === picture.id}
              aria-label={t('proofUse', { name: picture.name || t('proof') })}
              onClick={() => onChange(value?.id === picture.id ? null : picture)}
            >
              <img src={picture.thumbnail_url ?? picture.url ?? undefined} alt="" />
            </button>
          ))}
        </div>
      )}
      <div className={styles.buttons} style={{ justifyContent: 'flex-start' }}>
        <Button
          variant="default"
          loading={share !== null}
          leftSection={<IconPaperclip size={16} />}
          onClick={() => file.current?.click()}
        >
          {t('proofUpload')}
        </Button>
        {value && (
          <Button variant="subtle" leftSection={<IconX size={16} />} onClick={() => onChange(null)}>
            {t('proofRemove')}
          </Button>
        )}
      </div>
      <input
        ref={file}
        type="file"
        accept="image/*,application/pdf"
        hidden
        onChange={event => {
          void send(event.currentTarget.files?.[0])
          event.currentTarget.value = ''
        }}
      />
      {error && <p className={styles.error}>{error}</p>}
    </div>
  )
}
