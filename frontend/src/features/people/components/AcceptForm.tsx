import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { complainIn } from '@/api/complain'
import { ApiError } from '@/api/errors'
import { useHouse } from '@/api/house'
import { askOpenly, begin } from '@/api/session'
import type { SignIn } from '@/api/types'
import styles from '@/ui/page.module.css'
import type { Opened } from '../types'

interface Props {
  token: string
  opened: Opened
  onEntered: () => void
}

/** A username and a password of one's own. */
export function AcceptForm({ token, opened, onEntered }: Props) {
  const { t } = useTranslation('people')
  const house = useHouse().name
  const navigate = useNavigate()
  const [busy, setBusy] = useState(false)
  const form = useForm({
    initialValues: {
      first_name: opened.first_name,
      last_name: opened.last_name,
      username: suggestion(opened),
      password: '',
    },
  })
  const { getInputProps } = form

  async function submit(values: typeof form.values) {
    setBusy(true)
    try {
      const signIn = await askOpenly<SignIn>('invitations/accept/', { token, ...values })
      onEntered()
      begin(signIn)
    } catch (error) {
      setBusy(false)
      // The account is made; what the house demands of it comes at the door everybody uses.
      if (error instanceof ApiError && error.code === 'two_factor_setup_needed') navigate('/login')
      else if (error instanceof ApiError && error.code === 'username_taken') {
        form.setFieldError('username', t('codes:username_taken'))
      } else complainIn(form, 'people:refused')(error)
    }
  }

  return (
    <form className={styles.form} onSubmit={form.onSubmit(values => void submit(values))}>
      <h1>{t('accept.title', { name: opened.first_name })}</h1>
      <p className={styles.words}>
        {opened.invited_by
          ? t('accept.text', {
              house,
              by: opened.invited_by,
              role: t(`common:role.${opened.role}`),
            })
          : t('accept.plain')}
      </p>
      <div className={styles.pair}>
        <TextInput
          label={t('person.first_name')}
          autoComplete="given-name"
          required
          {...getInputProps('first_name')}
        />
        <TextInput
          label={t('person.last_name')}
          autoComplete="family-name"
          {...getInputProps('last_name')}
        />
      </div>
      <TextInput
        label={t('person.username')}
        description={t('accept.usernameText')}
        autoComplete="username"
        autoCapitalize="none"
        required
        {...getInputProps('username')}
      />
      <PasswordInput
        label={t('accept.password')}
        description={form.errors.password ? undefined : t('accept.passwordText')}
        autoComplete="new-password"
        required
        visibilityToggleButtonProps={{ 'aria-label': t('accept.show') }}
        {...getInputProps('password')}
      />
      <Button type="submit" size="md" loading={busy}>
        {t('accept.go')}
      </Button>
      <Link to={`/login?next=${encodeURIComponent(`/invitation/${token}`)}`}>
        {t('accept.have')}
      </Link>
    </form>
  )
}

/** `nora.castro`, from what is known. */
function suggestion({ first_name, last_name, email }: Opened): string {
  const named = [first_name, last_name].map(word => word.trim().split(/\s+/)[0] ?? '')
  const plain = named
    .filter(Boolean)
    .join('.')
    .normalize('NFD')
    .replace(/[^\w.]/g, '')
    .toLowerCase()
  return plain || (email.split('@')[0] ?? '')
}
