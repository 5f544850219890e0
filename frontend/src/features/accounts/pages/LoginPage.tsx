import { Button, Checkbox, PasswordInput, TextInput } from '@mantine/core'
import type { TFunction } from 'i18next'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Navigate, useSearchParams } from 'react-router'
import { ApiError } from '@/api/errors'
import { useHouse } from '@/api/house'
import { login, useSession } from '@/api/session'
import { errorText } from '@/lib/errorText'
import { ownPath } from '@/lib/paths'
import { homeOf } from '@/lib/roles'
import { Logo } from '@/ui/Logo'
import styles from '../accounts.module.css'
import { FirstFactor } from '../components/FirstFactor'

export default function LoginPage() {
  const session = useSession()
  const [params] = useSearchParams()
  if (session.state === 'in') {
    return <Navigate to={ownPath(params.get('next')) ?? homeOf(session.user.role)} replace />
  }
  return (
    <div className={styles.door}>
      <Welcome />
      <main className={styles.formSide}>
        <LoginForm />
      </main>
    </div>
  )
}

function Welcome() {
  const { t } = useTranslation('accounts')
  const house = useHouse()
  return (
    <aside className={styles.welcome}>
      <div className={styles.brand}>
        <Logo size={32} src={house.logo} />
        {house.name}
      </div>
      <p className={styles.promise}>{t('login.subtitle')}</p>
      <div className={styles.bubbles} aria-hidden>
        <span className={styles.bubble}>Buenas tardes, quisiera recargar 50 soles 🙏</span>
        <span className={styles.bubble} data-ours>
          ¡Claro, señora Rosa! Ya puede cargarla.
        </span>
        <span className={styles.bubble}>Listo, aquí va mi Yape</span>
      </div>
    </aside>
  )
}

function LoginForm() {
  const { t } = useTranslation('accounts')
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [remember, setRemember] = useState(false)
  const [wrong, setWrong] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [code, setCode] = useState<string | null>(null)
  const [ticket, setTicket] = useState<string | null>(null)
  const house = useHouse().name

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (!username.trim() || !password) return setWrong(t('login.missing'))
    setBusy(true)
    setWrong(null)
    try {
      await login({ username: username.trim(), password, remember, code: code ?? '' })
    } catch (error) {
      setBusy(false)
      const asked = error instanceof ApiError ? error.code : ''
      if (asked === 'code_needed') setCode('')
      else if (asked === 'two_factor_setup_needed') setTicket(ticketOf(error))
      else setWrong(reasonOf(error, t))
    }
  }

  if (ticket) {
    return <FirstFactor ticket={ticket} remember={remember} onBack={() => setTicket(null)} />
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <h1>{t('login.title', { house })}</h1>
      {wrong && (
        <p role="alert" className={styles.wrong}>
          {wrong}
        </p>
      )}
      <TextInput
        label={t('login.username')}
        description={t('login.usernameHint')}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        autoFocus
        size="md"
        value={username}
        onChange={event => setUsername(event.currentTarget.value)}
      />
      <PasswordInput
        label={t('login.password')}
        name="password"
        autoComplete="current-password"
        size="md"
        value={password}
        onChange={event => setPassword(event.currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': t('login.show') }}
      />
      {code !== null && (
        <TextInput
          label={t('login.code')}
          description={t('login.codeText')}
          autoComplete="one-time-code"
          autoFocus
          size="md"
          value={code}
          onChange={event => setCode(event.currentTarget.value)}
        />
      )}
      <Checkbox
        label={t('login.remember')}
        checked={remember}
        onChange={event => setRemember(event.currentTarget.checked)}
      />
      <Button type="submit" size="md" loading={busy}>
        {t('login.submit')}
      </Button>
      <p className={styles.ways}>
        <Link to="/forgot">{t('login.forgot')}</Link>
        <Link to="/register">{t('login.register')}</Link>
      </p>
    </form>
  )
}

function ticketOf(error: unknown): string {
  return error instanceof ApiError ? String(error.fields.ticket) : ''
}

function reasonOf(error: unknown, t: TFunction<'accounts'>): string {
  if (!(error instanceof ApiError)) return t('common:error.text')
  if (error.status === 401) return t('login.wrong')
  if (error.status === 429) return t('login.wait', { seconds: error.retryAfter ?? 60 })
  return errorText(error)
}
