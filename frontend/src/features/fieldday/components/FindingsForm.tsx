import { Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Findings, type Job, useFieldDay } from '../data'
import styles from '../field.module.css'

const WORDS = ['fault', 'cause', 'remedy'] as const

/** What was wrong, why, and what was done; kept whenever a field is left. */
export function FindingsForm({ job, writing }: { job: Job; writing: boolean }) {
  const { t } = useTranslation('fieldday')
  const { queue } = useFieldDay()
  const { written_at: _, ...known } = job.findings
  const [typed, setTyped] = useState<Omit<Findings, 'written_at'>>(known)
  const set = (change: Partial<Findings>) => setTyped(now => ({ ...now, ...change }))
  const keep = () => {
    if (JSON.stringify(typed) === JSON.stringify(known)) return
    void queue.add(job.id, job.number, { kind: 'findings', ...typed })
  }
  return (
    <section className={styles.part}>
      <h2>{t('findings')}</h2>
      {WORDS.map(name => (
        <Textarea
          key={name}
          label={t(name)}
          value={typed[name]}
          disabled={!writing}
          autosize
          minRows={name === 'remedy' ? 3 : 1}
          maxLength={name === 'remedy' ? 2000 : 1000}
          onChange={event => set({ [name]: event.currentTarget.value })}
          onBlur={keep}
        />
      ))}
      <TextInput
        type="date"
        label={t('next')}
        value={typed.next_service_on ?? ''}
        disabled={!writing}
        onChange={event => set({ next_service_on: event.currentTarget.value || null })}
        onBlur={keep}
      />
    </section>
  )
}
