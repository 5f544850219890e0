import { Button, FileButton } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { ApiError } from '@/api/errors'
import { useHouse } from '@/api/house'
import { Logo } from '@/ui/Logo'
import { notify } from '@/ui/notify'
import page from '@/ui/page.module.css'
import { useLogo } from '../data'
import styles from '../house.module.css'

const LARGEST = 5 * 1024 * 1024

/** The company's picture: chosen, shown as customers see it, taken away. */
export function LogoSection({ logo }: { logo: string | null }) {
  const { t } = useTranslation('house')
  const { name } = useHouse()
  const { put, remove } = useLogo()
  const [refused, setRefused] = useState<string | null>(null)

  function choose(file: File | null) {
    setRefused(null)
    if (!file) return
    if (file.size > LARGEST) return setRefused(t('logo.tooLarge'))
    put.mutate(file, {
      onSuccess: () => notify(t('logo.saved')),
      onError: error => {
        const status = error instanceof ApiError ? error.status : 0
        if (status === 422) setRefused(t('logo.notOne'))
        else if (status === 413) setRefused(t('logo.tooLarge'))
        else complain(error)
      },
    })
  }

  return (
    <section className={page.section} aria-label={t('logo.title')}>
      <h2>{t('logo.title')}</h2>
      <p>{t('logo.text')}</p>
      <div className={styles.logo}>
        <figure className={styles.shown}>
          <Logo size={56} src={logo} />
          <figcaption>{name}</figcaption>
        </figure>
        <div className={styles.buttons}>
          <FileButton accept="image/jpeg,image/png,image/webp" onChange={choose}>
            {props => (
              <Button {...props} variant="default" loading={put.isPending}>
                {t(logo ? 'logo.other' : 'logo.choose')}
              </Button>
            )}
          </FileButton>
          {logo && (
            <Button
              variant="subtle"
              color="bad"
              loading={remove.isPending}
              onClick={() =>
                remove.mutate(undefined, {
                  onSuccess: () => notify(t('logo.removed')),
                  onError: complain,
                })
              }
            >
              {t('logo.remove')}
            </Button>
          )}
        </div>
      </div>
      {refused && (
        <p role="alert" className={styles.refused}>
          {refused}
        </p>
      )}
    </section>
  )
}
