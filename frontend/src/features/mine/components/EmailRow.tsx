import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import styles from '../mine.module.css'

/** The address one registered with; it is changed and confirmed where one's identity stands. */
export function EmailRow({ email }: { email: string }) {
  const { t } = useTranslation('mine')
  return (
    <section className={styles.form}>
      <h2>{t('profile.email')}</h2>
      <p>{email || t('profile.noEmail')}</p>
      <Button component={Link} to="/portal/identity" variant="default">
        {t('profile.emailOpen')}
      </Button>
    </section>
  )
}
