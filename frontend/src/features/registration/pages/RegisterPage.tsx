import { Button } from '@mantine/core'
import { useForm } from '@mantine/form'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Navigate } from 'react-router'
import { ApiError, fieldErrors } from '@/api/errors'
import { register, useSession } from '@/api/session'
import { errorText } from '@/lib/errorText'
import { currentLanguage } from '@/lib/i18n'
import { homeOf } from '@/lib/roles'
import { Loading } from '@/ui/Loading'
import { Access, Contact } from '../components/Contact'
import { Door } from '../components/Door'
import { IdentityFields } from '../components/IdentityFields'
import { useWays, type Ways } from '../data'
import { type Draft, EMPTY, missingIn, STEPS, stepOf } from '../draft'
import styles from '../registration.module.css'

export default function RegisterPage() {
  const { t } = useTranslation('registration')
  const session = useSession()
  const ways = useWays(currentLanguage())
  if (session.state === 'in') return <Navigate to={homeOf(session.user.role)} replace />
  return (
    <Door title={t('register.title')} text={t('register.text')}>
      <Loading of={ways} rows={3}>
        {() => ways.data && <Form ways={ways.data} />}
      </Loading>
      <p className={styles.foot}>
        {t('register.known')} <Link to="/login">{t('register.login')}</Link>
      </p>
    </Door>
  )
}

function Form({ ways }: { ways: Ways }) {
  const { t } = useTranslation('registration')
  const form = useForm<Draft>({ initialValues: EMPTY })
  const [step, setStep] = useState(0)
  const [wrong, setWrong] = useState<{ text: string; taken: boolean } | null>(null)
  const [busy, setBusy] = useState(false)
  const isLast = step === STEPS.length - 1

  async function submit(event: FormEvent) {
    event.preventDefault()
    setWrong(null)
    const missing = missingIn(step, form.values, ways, t)
    form.setErrors(missing)
    if (Object.keys(missing).length > 0) return
    if (!isLast) return setStep(step + 1)
    setBusy(true)
    try {
      await register({ ...form.values, language: currentLanguage() })
    } catch (error) {
      const errors = fieldErrors(error, 'registration:field')
      form.setErrors(errors)
      const taken = isAboutDocument(error)
      setStep(Object.keys(errors).length || taken ? stepOf(errors) : step)
      if (Object.keys(errors).length === 0) setWrong({ text: reasonOf(error), taken })
      setBusy(false)
    }
  }

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <StepList step={step} />
      <StepHead step={step} />
      {wrong && (
        <p role="alert" className={styles.wrong}>
          {wrong.text} {wrong.taken && <Link to="/forgot">{t('register.recover')}</Link>}
        </p>
      )}
      {step === 0 && <IdentityFields form={form} ways={ways} />}
      {step === 1 && <Contact form={form} ways={ways} />}
      {step === 2 && <Access form={form} ways={ways} />}
      <div className={styles.buttons}>
        {step > 0 && (
          <Button size="md" variant="default" onClick={() => setStep(step - 1)}>
            {t('register.before')}
          </Button>
        )}
        <Button size="md" type="submit" loading={busy}>
          {isLast ? t('register.submit') : t('register.next')}
        </Button>
      </div>
    </form>
  )
}

function StepList({ step }: { step: number }) {
  const { t } = useTranslation('registration')
  return (
    <ol className={styles.steps} aria-label={t('register.steps')}>
      {STEPS.map((fields, place) => (
        <li
          key={fields[0]}
          data-done={place < step || undefined}
          aria-current={place === step ? 'step' : undefined}
        >
          {t(`step.${place}`)}
        </li>
      ))}
    </ol>
  )
}

/** Takes the focus with each step, so that whoever listens hears where they are. */
function StepHead({ step }: { step: number }) {
  const { t } = useTranslation('registration')
  const head = useRef<HTMLHeadingElement>(null)
  const before = useRef(step)
  useEffect(() => {
    if (before.current !== step) head.current?.focus()
    before.current = step
  }, [step])
  return (
    <h2 ref={head} tabIndex={-1}>
      {t(`stepTitle.${step}`)}
    </h2>
  )
}

function isAboutDocument(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'document_taken'
}

function reasonOf(error: unknown): string {
  return errorText(error instanceof ApiError ? error : { code: 'internal', message: '' })
}
