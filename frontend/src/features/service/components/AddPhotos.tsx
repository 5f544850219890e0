import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OrderDetail } from '@/api/orders'
import { notify } from '@/ui/notify'
import { type Chosen, usePhotos, useSendPhotos } from '../photos'
import styles from '../service.module.css'
import { isOver } from '../words'
import { PhotoPicker } from './PhotoPicker'
import { Picture } from './Picture'

/** The photos of a request, and room for more while it is open. */
export function AddPhotos({ order }: { order: OrderDetail }) {
  const { t } = useTranslation('service')
  const shown = usePhotos(order.id).data ?? []
  const [chosen, setChosen] = useState<Chosen[]>([])
  const send = useSendPhotos(order.id)
  const go = () =>
    send.mutate(chosen, {
      onSuccess: failed => {
        setChosen(failed)
        notify(
          t(failed.length > 0 ? 'photos.failed' : 'photos.sent', { count: failed.length }),
          undefined,
          failed.length > 0 ? 'bad' : 'plain',
        )
      },
    })
  if (isOver(order) && shown.length === 0) return null
  return (
    <section aria-label={t('photos.label')} className={styles.buttons}>
      {shown.length > 0 && (
        <ul className={styles.photos}>
          {shown.map((photo, at) => (
            <li key={photo.id}>
              <Picture photo={photo} label={t('photos.one', { number: at + 1 })} />
            </li>
          ))}
        </ul>
      )}
      {!isOver(order) && <PhotoPicker photos={chosen} onChange={setChosen} />}
      {chosen.length > 0 && (
        <Button size="md" fullWidth loading={send.isPending} onClick={go}>
          {t('photos.send', { count: chosen.length })}
        </Button>
      )}
    </section>
  )
}
