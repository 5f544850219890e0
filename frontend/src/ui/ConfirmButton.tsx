import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './page.module.css'

interface Props {
  label: string
  /** For screen readers where several stand in a list. */
  name?: string
  /** What will happen. */
  text: string
  /** The second press. */
  sure: string
  loading?: boolean
  onSure: () => void
}

/** Says what it will do before it does it. */
export function ConfirmButton({ label, name, text, sure, loading, onSure }: Props) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState(false)
  if (!asked) {
    return (
      <Button variant="light" color="bad" aria-label={name} onClick={() => setAsked(true)}>
        {label}
      </Button>
    )
  }
  return (
    <fieldset className={styles.confirm} aria-label={name ?? label}>
      <p role="alert">{text}</p>
      <Button variant="default" autoFocus onClick={() => setAsked(false)}>
        {t('cancel')}
      </Button>
      <Button color="bad" loading={loading} onClick={onSure}>
        {sure}
      </Button>
    </fieldset>
  )
}
