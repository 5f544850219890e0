import { TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from '../books.module.css'
import type { Days } from '../data'

interface Props {
  /** As the hub understood them. */
  days: { since: string; until: string }
  onChange: (days: Days) => void
  children?: ReactNode
}

/** From which day to which, and what can be done with them. */
export function DaysBar({ days, onChange, children }: Props) {
  const { t } = useTranslation('books')
  const change = (name: keyof Days, value: string) => {
    if (value) onChange({ ...days, [name]: value })
  }
  return (
    <div className={styles.bar}>
      <div className={styles.days}>
        <TextInput
          type="date"
          label={t('days.since')}
          value={days.since}
          max={days.until}
          onChange={event => change('since', event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t('days.until')}
          value={days.until}
          min={days.since}
          onChange={event => change('until', event.currentTarget.value)}
        />
      </div>
      {children}
    </div>
  )
}
