import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import type { Attachment } from '@/api/types'
import { upload } from '@/api/upload'
import { IconPaperclip } from '@/ui/icons'
import styles from './templates.module.css'

const ACCEPTED = {
  image: 'image/jpeg,image/png',
  video: 'video/mp4,video/3gpp',
  document: '.pdf,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.txt',
} as const

interface Props {
  kind: keyof typeof ACCEPTED
  file: Attachment | null
  wrong: string | undefined
  onFile: (file: Attachment | null) => void
}

/** The file that stands above the words; it goes up as soon as it is chosen. */
export function HeaderFile({ kind, file, wrong, onFile }: Props) {
  const { t } = useTranslation('chat')
  const field = useRef<HTMLInputElement>(null)
  const [share, setShare] = useState<number | null>(null)
  const choose = async (chosen: File | undefined) => {
    if (!chosen) return
    setShare(0)
    try {
      onFile(await upload(chosen, setShare).done)
    } catch (error) {
      complain(error)
    }
    setShare(null)
  }
  return (
    <div className={styles.file}>
      <Button
        variant="default"
        leftSection={<IconPaperclip size={16} />}
        loading={share !== null}
        onClick={() => field.current?.click()}
      >
        {file ? t('template.otherFile') : t(`template.file.${kind}`)}
      </Button>
      {file && <span>{file.name}</span>}
      {wrong && <em role="alert">{wrong}</em>}
      <input
        ref={field}
        type="file"
        hidden
        accept={ACCEPTED[kind]}
        data-template-file
        onChange={event => {
          void choose(event.currentTarget.files?.[0])
          event.currentTarget.value = ''
        }}
      />
    </div>
  )
}
