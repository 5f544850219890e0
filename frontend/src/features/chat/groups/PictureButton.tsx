import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { IconCamera } from '@/ui/icons'
import { GroupFace } from '../team/Face'
import styles from './groups.module.css'
import type { Picture } from './usePicture'

interface Props {
  name: string
  /** What it has now. */
  current?: string | null
  picture: Picture
  size?: number
}

/** A group's face with a camera on it: chooses another picture. */
export function PictureButton({ name, current, picture, size = 72 }: Props) {
  const { t } = useTranslation('chat')
  const field = useRef<HTMLInputElement>(null)
  return (
    <button
      type="button"
      className={styles.pictureButton}
      aria-label={t('group.picture')}
      aria-busy={picture.busy}
      onClick={() => field.current?.click()}
    >
      <GroupFace name={name || '?'} picture={picture.preview ?? current} size={size} />
      <span className={styles.camera}>
        <IconCamera size={14} />
      </span>
      <input
        ref={field}
        type="file"
        accept="image/*"
        hidden
        onChange={event => {
          const file = event.currentTarget.files?.[0]
          event.currentTarget.value = ''
          if (file) picture.choose(file)
        }}
      />
    </button>
  )
}
