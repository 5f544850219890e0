import type { MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import type { Attachment, Message } from '@/api/types'
import { formatBytes } from '@/lib/format'
import { IconDownload, IconFile } from '@/ui/icons'
import { freshUrl } from '../../data/messages'
import styles from './content.module.css'

export function FileCard({ message, file }: { message: Message; file: Attachment }) {
  const { t } = useTranslation('chat')
  const open = (event: MouseEvent) => {
    event.preventDefault()
    freshUrl(message, file).then(url => window.open(url, '_blank', 'noopener'), complain)
  }
  return (
    <a
      className={styles.file}
      href={file.url ?? '#'}
      target="_blank"
      rel="noopener noreferrer"
      onClick={open}
    >
      <IconFile size={28} />
      <span>
        <strong>{file.name || t('kind.file')}</strong>
        <span className="tabular">{formatBytes(file.size ?? 0)}</span>
      </span>
      <IconDownload size={18} />
    </a>
  )
}
