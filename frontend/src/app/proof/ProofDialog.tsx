import { Anchor, PasswordInput, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import { complain } from '@/api/complain'
import { ApiError } from '@/api/errors'
import { FormDialog } from '@/ui/FormDialog'
import styles from '@/ui/page.module.css'

/** Asks for a password, or for a code where somebody would rather give that. */
export default function ProofDialog({ onDone }: { onDone: (proven: boolean) => void }) {
  const { t } = useTranslation()
  const [byCode, setByCode] = useState(false)
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  async function submit(event: FormEvent) {
    event.preventDefault()
    setBusy(true)
    try {
      await api.post('me/proof/', byCode ? { code: typed } : { password: typed })
      onDone(true)
    } catch (error) {
      setBusy(false)
      if (error instanceof ApiError && error.status === 422) {
        setWrong(t(byCode ? 'proof.wrongCode' : 'proof.wrong'))
      } else complain(error)
    }
  }

  const field = {
    value: typed,
    error: wrong,
    'data-autofocus': true,
    onChange: (event: { currentTarget: { value: string } }) => {
      setTyped(event.currentTarget.value)
      setWrong(null)
    },
  }
  return (
    <FormDialog
      title={t('proof.title')}
      action={t('proof.go')}
      busy={busy}
      onSubmit={submit}
      onClose={() => onDone(false)}
    >
      <p className={styles.words}>{t('proof.text')}</p>
      {byCode ? (
        <TextInput
          key="code"
          label={t('proof.code')}
          inputMode="numeric"
          autoComplete="one-time-code"
          {...field}
        />
      ) : (
        <PasswordInput
          key="password"
          label={t('proof.password')}
          autoComplete="current-password"
          {...field}
        />
      )}
      <Anchor
        component="button"
        type="button"
        size="sm"
        style={{ justifySelf: 'start' }}
        onClick={() => {
          setByCode(!byCode)
          setTyped('')
          setWrong(null)
        }}
      >
        {t(byCode ? 'proof.usePassword' : 'proof.useCode')}
      </Anchor>
    </FormDialog>
  )
}
