import { Progress } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ChannelLimits } from '@/api/types'
import { errorText } from '@/lib/errorText'
import { formatBytes } from '@/lib/format'
import { IconButton } from '@/ui/IconButton'
import { IconFile, IconRetry, IconX } from '@/ui/icons'
import styles from './composer.module.css'
import { refusalOf } from './limits'
import type { Pending, Uploads } from './useUploads'

interface Props {
  uploads: Uploads
  limits: ChannelLimits | undefined
}

export function FileTray({ uploads, limits }: Props) {
  if (uploads.files.length === 0) return null
  return (
    <ul className={styles.tray}>
      {uploads.files.map(pending => (
        <TrayItem key={pending.key} pending={pending} uploads={uploads} limits={limits} />
      ))}
    </ul>
  )
}

function TrayItem({ pending, uploads, limits }: Props & { pending: Pending }) {
  const { t } = useTranslation('chat')
  const refusal = refusalOf(pending.file, limits)
  const words = pending.problem
    ? errorText(pending.problem)
    : refusal && t(`composer.refused.${refusal.reason}`, { most: formatBytes(refusal.most) })
  return (
    <li data-bad={words ? true : undefined}>
      {pending.preview ? <img src={pending.preview} alt="" /> : <IconFile size={24} />}
      <span>
        <strong>{pending.file.name}</strong>
        <span role={words ? 'alert' : undefined}>{words || formatBytes(pending.file.size)}</span>
        {!pending.attachment && !pending.problem && (
          <Progress
            value={pending.share * 100}
            size={3}
            aria-label={t('composer.uploading', { name: pending.file.name })}
          />
        )}
      </span>
      {pending.problem && (
        <IconButton
          size={30}
          label={t('common:retry')}
          icon={IconRetry}
          onClick={() => uploads.retry(pending.key)}
        />
      )}
      <IconButton
        size={30}
        label={t('composer.removeFile', { name: pending.file.name })}
        icon={IconX}
        onClick={() => uploads.remove(pending.key)}
      />
    </li>
  )
}
