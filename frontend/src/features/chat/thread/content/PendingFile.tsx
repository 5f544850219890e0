import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import type { Attachment, Message } from '@/api/types'
import { IconAlert, IconClock } from '@/ui/icons'
import { fetchFileAgain } from '../../data/operations'
import styles from './content.module.css'

// Asking again would change nothing: only the customer can send it anew.
const FINAL: Record<string, 'file.too_large' | 'file.gone' | undefined> = {
  too_large: 'file.too_large',
  gone: 'file.gone',
}

/** A file the provider announced: its text is here, its bytes follow by themselves. */
export function PendingFile({ message, file }: { message: Message; file: Attachment }) {
  const { t } = useTranslation('chat')
  const kind = t(`kind.${file.kind}`)
  const code = typeof file.error === 'string' ? file.error : file.error?.code
  const reason = file.state === 'failed' ? FINAL[code ?? ''] : undefined
  const picture = file.kind === 'image' || file.kind === 'video'
  return (
    <span
      className={styles.pending}
      data-picture={picture || undefined}
      style={picture && file.width ? { aspectRatio: `${file.width} / ${file.height}` } : undefined}
    >
      {file.state === 'pending' ? <IconClock size={18} /> : <IconAlert size={18} />}
      {t(reason ?? `file.${file.state}`, { kind })}
      {file.state === 'failed' && !reason && <FetchAgain message={message} file={file} />}
    </span>
  )
}

function FetchAgain({ message, file }: { message: Message; file: Attachment }) {
  const { t } = useTranslation('chat')
  const [busy, setBusy] = useState(false)
  const fetchAgain = async () => {
    setBusy(true)
    await fetchFileAgain(message, file).catch(complain)
    setBusy(false)
  }
  return (
    <button type="button" disabled={busy} onClick={() => void fetchAgain()}>
      {t('file.again')}
    </button>
  )
}
