import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { ApiError } from '@/api/errors'
import { errorText } from '@/lib/errorText'
import { currentLanguage } from '@/lib/i18n'
import { Door } from '../components/Door'
import { useForgot, useWays } from '../data'
import styles from '../registration.module.css'

export default function ForgotPage() {
  const { t } = useTranslation('registration')
  const ways = useWays(currentLanguage())
  const forgot = useForgot()
  if (forgot.isSuccess) {
    return (
      <Door title={t('forgot.asked')} text={t('forgot.askedText')}>
        {ways.data?.mail === false && <p className={styles.told}>{t('forgot.counter')}</p>}
        <Button component={Link} to="/login" variant="default" size="md">
          {t('forgot.back')}
        </Button>
      </Door>
    )
  }
  return (
    <Door title={t('forgot.title')} text={t('forgot.text')}>
      <ForgotForm forgot={forgot} />
      <p className={styles.foot}>
        <Link to="/login">{t('forgot.back')}</Link>
      </p>
    </Door>
  )
}

function ForgotForm({ forgot }: { forgot: ReturnType<typeof useForgot> }) {
  const { t } = useTranslation('registration')
  const [name, setName] = useState('')
  const [missing, setMissing] = useState(false)

  function submit(event: FormEvent) {
    event.preventDefault()
    setMissing(!name.trim())
    if (name.trim()) forgot.mutate(name.trim())
  }

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {forgot.error && (
        <p role="alert" className={styles.wrong}>
          {errorText(
            forgot.error instanceof ApiError ? forgot.error : { code: 'internal', message: '' },
          )}
        </p>
      )}
      <TextInput
        label={t('forgot.name')}
        description={t('forgot.nameHint')}
        autoComplete="username"
        autoCapitalize="none"
        autoFocus
        size="md"
        error={missing && t('field.missing')}
        value={name}
        onChange={event => setName(event.currentTarget.value)}
      />
      <Button type="submit" size="md" loading={forgot.isPending}>
        {t('forgot.submit')}
      </Button>
    </form>
  )
}
