import { useTranslation } from 'react-i18next'
import type { Attachment } from '@/api/types'
import { IconAlert, IconClock } from '@/ui/icons'
import styles from './content.module.css'

/** A file the provider announced: its text is here, its bytes follow by themselves. */
export function PendingFile({ file }: { file: Attachment }) {
  const { t } = useTranslation('chat')
  const kind = t(`kind.${file.kind}`)
  const picture = file.kind === 'image' || file.kind === 'video'
  return (
    <span
      className={styles.pending}
      data-picture={picture || undefined}
      style={picture && file.width ? { aspectRatio: `${file.width} / ${file.height}` } : undefined}
    >
      {file.state === 'pending' ? <IconClock size={18} /> : <IconAlert size={18} />}
      {t(`file.${file.state}`, { kind })}
    </span>
  )
}
