import { Button, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Asked } from './data'
import styles from './supplier.module.css'
import { useAct } from './useAct'

interface ShipProps {
  token: string
  asked: Asked
  onDone: () => void
}

/** Who brings it, and when it arrives. */
export function ShipForm({ token, asked, onDone }: ShipProps) {
  const { t } = useTranslation('public/supplier')
  const [values, setValues] = useState({
    carrier: asked.carrier,
    tracking: asked.tracking,
    eta_on: asked.eta_on ?? '',
  })
  const act = useAct(token, 'ship', onDone)
  const set = (next: Partial<typeof values>) => setValues(now => ({ ...now, ...next }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (values.eta_on) act.go(values)
    else act.setErrors({ eta_on: t('etaMissing') })
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate aria-label={t('ship')}>
      <TextInput
        label={t('carrier')}
        size="md"
        maxLength={80}
        value={values.carrier}
        error={act.errors.carrier}
        onChange={event => set({ carrier: event.currentTarget.value })}
      />
      <TextInput
        label={t('tracking')}
        size="md"
        maxLength={80}
        value={values.tracking}
        error={act.errors.tracking}
        onChange={event => set({ tracking: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t('arrives')}
        size="md"
        value={values.eta_on}
        error={act.errors.eta_on}
        onChange={event => set({ eta_on: event.currentTarget.value })}
      />
      {act.failure && (
        <p className={styles.error} role="alert">
          {act.failure}
        </p>
      )}
      <Button type="submit" size="md" fullWidth loading={act.busy}>
        {t('shipSubmit')}
      </Button>
    </form>
  )
}

interface ReasonProps {
  token: string
  act: 'decline' | 'refuse'
  onDone: () => void
  onBack: () => void
}

/** They cannot supply it; a purchase is refused only with the reason. */
export function ReasonForm({ token, act: name, onDone, onBack }: ReasonProps) {
  const { t } = useTranslation('public/supplier')
  const [text, setText] = useState('')
  const act = useAct(token, name, onDone)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name === 'decline') act.go({ note: text })
    else if (text.trim()) act.go({ reason: text })
    else act.setErrors({ reason: t('reasonMissing') })
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate aria-label={t(name)}>
      <Textarea
        label={t(name === 'decline' ? 'reasonOptional' : 'reason')}
        autosize
        minRows={2}
        maxLength={500}
        autoFocus
        value={text}
        error={act.errors.reason ?? act.errors.note}
        onChange={event => setText(event.currentTarget.value)}
      />
      {act.failure && (
        <p className={styles.error} role="alert">
          {act.failure}
        </p>
      )}
      <Button type="submit" size="md" fullWidth color="bad" loading={act.busy}>
        {t(name)}
      </Button>
      <Button variant="subtle" onClick={onBack}>
        {t('back')}
      </Button>
    </form>
  )
}
