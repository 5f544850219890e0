import { useTranslation } from 'react-i18next'
import { formatMoney } from '@/lib/format'
import { Age } from '@/ui/Age'
import styles from '../board.module.css'
import type { Step } from '../data'
import { formatStay } from '../days'

/** What it went through, the latest first; each move says how long it had stood. */
export function History({ steps, currency }: { steps: Step[]; currency: string }) {
  const { t } = useTranslation('opportunities')
  return (
    <section aria-labelledby="history">
      <h3 id="history">{t('history.title')}</h3>
      <ol className={styles.history}>
        {steps.toReversed().map(step => (
          <li key={`${step.created_at} ${step.to_stage}`}>
            <span>{sentence(step, currency, t)}</span>
            {step.note && <q>{step.note}</q>}
            <small>
              {step.author.name} · <Age at={step.created_at} />
              {step.seconds !== null &&
                ` · ${t('history.stay', { time: formatStay(step.seconds), stage: t(`stage.${step.from_stage}`) })}`}
            </small>
          </li>
        ))}
      </ol>
    </section>
  )
}

type Words = (key: string, options?: Record<string, unknown>) => string

function sentence(step: Step, currency: string, t: Words): string {
  const changes = Object.entries(step.changes)
  if (changes.length > 0) {
    return changes
      .map(([field, [before, after]]) =>
        t('history.changed', {
          field: t(`field.${field}`),
          before: shown(field, before, currency) || '—',
          after: shown(field, after, currency) || '—',
        }),
      )
      .join(' · ')
  }
  if (!step.from_stage) return t('history.made', { stage: t(`stage.${step.to_stage}`) })
  if (step.outcome === 'lost') return t('history.lost', { reason: step.reason })
  if (step.outcome) return t('history.won')
  return t('history.moved', {
    before: t(`stage.${step.from_stage}`),
    after: t(`stage.${step.to_stage}`),
  })
}

function shown(field: string, value: string, currency: string): string {
  if (field === 'amount') return formatMoney({ amount: value, currency })
  return field === 'probability' ? `${value} %` : value
}
