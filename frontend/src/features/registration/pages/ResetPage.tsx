import { Button, PasswordInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { ApiError, fieldErrors } from '@/api/errors'
import { signOutHere } from '@/api/session'
import { errorText } from '@/lib/errorText'
import { Door } from '../components/Door'
import { useRenew } from '../data'
import { SHORTEST_PASSWORD } from '../draft'
import styles from '../registration.module.css'
import { useAddressSecret } from '../secret'

export default function ResetPage() {
  const { t } = useTranslation('registration')
  const token = useAddressSecret('reset')
  const renew = useRenew()
  if (renew.isSuccess) {
    return (
      <Door title={t('reset.done')} text={t('reset.doneText')}>
        <Button component={Link} to="/login" size="md">
          {t('reset.login')}
        </Button>
      </Door>
    )
  }
  if (!token || (renew.error instanceof ApiError && renew.error.code === 'link_over')) {
    return (
      <Door title={t('reset.over')} text={t('reset.overText')}>
        <Button component={Link} to="/forgot" size="md">
          {t('reset.again')}
        </Button>
      </Door>
    )
  }
  return (
    <Door title={t('reset.title')} text={t('reset.text')}>
      <ResetForm token={token} renew={renew} />
    </Door>
  )
}

function ResetForm({ token, renew }: { token: string; renew: ReturnType<typeof useRenew> }) {
  const { t } = useTranslation('registration')
  const [password, setPassword] = useState('')
  const [wrong, setWrong] = useState<string | null>(null)
  const refused = fieldErrors(renew.error, 'registration:field').password

  function submit(event: FormEvent) {
    event.preventDefault()
    const isShort = password.length < SHORTEST_PASSWORD
    setWrong(isShort ? t('field.password') : null)
    if (!isShort) renew.mutate({ token, password }, { onSuccess: signOutHere })
  }

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {renew.error && !refused && (
        <p role="alert" className={styles.wrong}>
          {errorText(
            renew.error instanceof ApiError ? renew.error : { code: 'internal', message: '' },
          )}
        </p>
      )}
      <PasswordInput
        label={t('reset.password')}
        description={t('form.passwordHint')}
        autoComplete="new-password"
        autoFocus
        size="md"
        error={wrong ?? refused}
        value={password}
        onChange={event => setPassword(event.currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': t('form.show') }}
      />
      <Button type="submit" size="md" loading={renew.isPending}>
        {t('reset.submit')}
      </Button>
    </form>
  )
}
