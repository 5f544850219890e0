import { Progress } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ChannelLimits } from '@/api/types'
import { errorText } from '@/lib/errorText'
import { formatBytes } from '@/lib/format'
import { IconButton } from '@/ui/IconButton'
import { IconFile, IconRetry, IconVideo, IconX } from '@/ui/icons'
import { Player } from '../thread/content/Player'
import styles from './composer.module.css'
import { refusalOf } from './limits'
import type { Pending } from './tray'
import type { Uploads } from './useUploads'

interface Props {
  uploads: Uploads
  limits: ChannelLimits | undefined
}

export function FileTray({ uploads, limits }: Props) {
  const { t } = useTranslation('chat')
  if (uploads.files.length === 0) return null
  return (
    <ul className={styles.tray} aria-label={t('composer.files')}>
      {uploads.files.map(pending => (
        <TrayItem key={pending.key} pending={pending} uploads={uploads} limits={limits} />
      ))}
    </ul>
  )
}

function TrayItem({ pending, uploads, limits }: Props & { pending: Pending }) {
  const { t } = useTranslation('chat')
  const { key, file, sound, problem, attachment } = pending
  const refusal = refusalOf(file, limits)
  const words = problem
    ? errorText(problem)
    : refusal && t(`composer.refused.${refusal.reason}`, { most: formatBytes(refusal.most) })
  const name = sound ? t('kind.audio') : file.name
  return (
    <li data-bad={words ? true : undefined} data-voice={sound ? true : undefined}>
      <Glance pending={pending} />
      <span>
        {sound && pending.local ? (
          <Player src={pending.local} seconds={sound.seconds} peaks={sound.peaks} />
        ) : (
          <strong>
            <bdi>{name}</bdi>
          </strong>
        )}
        {(words || !sound) && (
          <span role={words ? 'alert' : undefined}>{words || sizeOf(pending)}</span>
        )}
        {!attachment && !problem && (
          <Progress
            value={pending.share * 100}
            size={3}
            aria-label={t('composer.uploading', { name })}
          />
        )}
      </span>
      {problem && (
        <IconButton
          size={30}
          label={t('composer.retryFile', { name })}
          icon={IconRetry}
          onClick={() => uploads.retry(key)}
        />
      )}
      <IconButton
        size={30}
        label={t('composer.removeFile', { name })}
        icon={IconX}
        onClick={() => uploads.remove(key)}
      />
    </li>
  )
}

function Glance({ pending: { sound, local, file } }: { pending: Pending }) {
  if (sound) return null
  if (local) return <img src={local} alt="" />
  return file.type.startsWith('video/') ? <IconVideo size={24} /> : <IconFile size={24} />
}

/** `40 % de 3.2 MB` on its way, then only the size. */
function sizeOf({ size: bytes, share, attachment }: Pending): string {
  const size = formatBytes(bytes)
  return attachment || share === 0 ? size : `${Math.floor(share * 100)} % · ${size}`
}
