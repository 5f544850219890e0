import { Button, FileButton, Input } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '@/ui/IconButton'
import { IconCamera, IconX } from '@/ui/icons'
import { type Chosen, chosenOf, MOST_PHOTOS } from '../photos'
import styles from '../service.module.css'

interface Props {
  photos: Chosen[]
  onChange: (photos: Chosen[]) => void
}

/** Photos from the camera or the gallery, made small before they leave the phone. */
export function PhotoPicker({ photos, onChange }: Props) {
  const { t } = useTranslation('service')
  const [busy, setBusy] = useState(false)
  const left = MOST_PHOTOS - photos.length
  async function pick(files: File[]) {
    setBusy(true)
    const chosen = await chosenOf(files.slice(0, left))
    onChange([...photos, ...chosen])
    setBusy(false)
  }
  return (
    <Input.Wrapper
      label={t('photos.label')}
      labelElement="div"
      description={t('photos.hint', { count: MOST_PHOTOS })}
      size="md"
    >
      {photos.length > 0 && (
        <ul className={styles.photos}>
          {photos.map((photo, at) => (
            <li key={photo.act}>
              <img src={photo.address} alt={t('photos.one', { number: at + 1 })} />
              <IconButton
                label={t('photos.remove', { number: at + 1 })}
                icon={IconX}
                variant="filled"
                onClick={() => onChange(photos.filter(({ act }) => act !== photo.act))}
              />
            </li>
          ))}
        </ul>
      )}
      {left > 0 && (
        <FileButton multiple accept="image/*" onChange={files => void pick(files)}>
          {props => (
            <Button
              {...props}
              my={8}
              size="md"
              fullWidth
              variant="default"
              loading={busy}
              leftSection={<IconCamera size={18} />}
            >
              {t('photos.add')}
            </Button>
          )}
        </FileButton>
      )}
    </Input.Wrapper>
  )
}
