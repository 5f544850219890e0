import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '@/api/errors'
import { askOpenly, begin } from '@/api/session'
import type { SignIn } from '@/api/types'
import { errorText } from '@/lib/errorText'
import { CopyAction } from '@/ui/CopyAction'
import { Loading } from '@/ui/Loading'
import { Actions } from '@/ui/Page'
import { OnceCodes, ScanSecret } from '@/ui/ScanSecret'
import styles from '../accounts.module.css'

interface Props {
  /** Says whose password was right a moment ago. */
  ticket: string
  remember: boolean
  onBack: () => void
}

type Entered = SignIn & { recovery_codes: string[] }

/** The house demands a second factor: it is set up on the way in. */
export function FirstFactor({ ticket, remember, onBack }: Props) {
  const { t } = useTranslation('accounts')
  const [entered, setEntered] = useState<Entered | null>(null)
  const setup = useQuery({
    queryKey: ['first-factor', ticket],
    queryFn: () => askOpenly<{ secret: string; qr: string }>('auth/two-factor/begin/', { ticket }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  if (entered) return <Codes entered={entered} />
  return (
    <div className={styles.form}>
      <h1>{t('factor.title')}</h1>
      <p className={styles.words}>{t('factor.text')}</p>
      <Loading of={setup} rows={3}>
        {() =>
          setup.data && (
            <>
              <ScanSecret qr={setup.data.qr} secret={setup.data.secret} />
              <FirstCode ticket={ticket} remember={remember} onEntered={setEntered} />
            </>
          )
        }
      </Loading>
      <Button variant="subtle" onClick={onBack}>
        {t('factor.back')}
      </Button>
    </div>
  )
}

function FirstCode({
  ticket,
  remember,
  onEntered,
}: Omit<Props, 'onBack'> & { onEntered: (entered: Entered) => void }) {
  const { t } = useTranslation('accounts')
  const [code, setCode] = useState('')
  const [wrong, setWrong] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  async function submit(event: FormEvent) {
    event.preventDefault()
    setBusy(true)
    try {
      onEntered(await askOpenly('auth/two-factor/confirm/', { ticket, code, remember }))
    } catch (error) {
      setBusy(false)
      setWrong(error instanceof ApiError ? errorText(error) : t('common:error.text'))
    }
  }

  return (
    <form className={styles.form} onSubmit={event => void submit(event)}>
      <TextInput
        label={t('common:scan.code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        size="md"
        maxLength={7}
        value={code}
        error={wrong}
        onChange={event => setCode(event.currentTarget.value)}
      />
      <Button type="submit" size="md" loading={busy} disabled={!code.trim()}>
        {t('factor.go')}
      </Button>
    </form>
  )
}

function Codes({ entered }: { entered: Entered }) {
  const { t } = useTranslation()
  return (
    <div className={styles.form}>
      <h1>{t('scan.codes')}</h1>
      <p className={styles.words}>{t('scan.codesText')}</p>
      <OnceCodes codes={entered.recovery_codes} />
      <Actions>
        <CopyAction value={entered.recovery_codes.join('\n')} label={t('scan.copy')} />
        <Button size="md" onClick={() => begin(entered)}>
          {t('scan.kept')}
        </Button>
      </Actions>
    </div>
  )
}
