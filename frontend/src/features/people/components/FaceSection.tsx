import { Button, FileButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { ApiError } from '@/api/errors'
import { useFace } from '@/lib/faces'
import { Avatar } from '@/ui/Avatar'
import { IconCamera } from '@/ui/icons'
import { notify } from '@/ui/notify'
import styles from '@/ui/page.module.css'
import { usePhoto } from '../data'
import own from '../people.module.css'

/** A face: chosen, shown as it will be, taken away. */
export function FaceSection({ id, name }: { id: string; name: string }) {
  const { t } = useTranslation('people')
  const { put, remove } = usePhoto(id)
  const face = useFace(id)

  function choose(file: File | null) {
    if (!file) return
    put.mutate(file, {
      onSuccess: () => notify(t('photo.saved')),
      onError: error => {
        if (error instanceof ApiError && error.status === 422) {
          notify(t('photo.notOne'), undefined, 'bad')
        } else complain(error)
      },
    })
  }

  return (
    <section className={styles.section} aria-label={t('photo.title')}>
      <div className={own.face}>
        <Avatar id={id} name={name} size={72} />
        <div className={own.faceWords}>
          <h2>{t('photo.title')}</h2>
          <p className={styles.words}>{t('photo.text')}</p>
        </div>
        <div className={styles.actions}>
          {face && (
            <Button
              variant="subtle"
              color="bad"
              loading={remove.isPending}
              onClick={() =>
                remove.mutate(undefined, {
                  onSuccess: () => notify(t('photo.removed')),
                  onError: complain,
                })
              }
            >
              {t('photo.remove')}
            </Button>
          )}
          <FileButton accept="image/jpeg,image/png,image/webp" onChange={choose}>
            {props => (
              <Button
                {...props}
                variant="default"
                loading={put.isPending}
                leftSection={<IconCamera size={16} />}
              >
                {t(face ? 'photo.change' : 'photo.add')}
              </Button>
            )}
          </FileButton>
        </div>
      </div>
    </section>
  )
}
