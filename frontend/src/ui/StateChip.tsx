import type { ReactNode } from 'react'
import styles from './primitives.module.css'

export type Tone = 'plain' | 'primary' | 'ok' | 'warn' | 'bad' | 'needs-reply' | 'note'

export function StateChip({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={styles.chip} data-tone={tone}>
      {children}
    </span>
  )
}
