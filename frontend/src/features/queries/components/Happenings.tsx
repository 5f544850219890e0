import { useTranslation } from 'react-i18next'
import { Age } from '@/ui/Age'
import type { Step } from '../data'
import styles from '../queries.module.css'

/** What happened to it, the latest first. */
export function Happenings({ steps }: { steps: Step[] }) {
  const { t } = useTranslation('queries')
  return (
    <section aria-labelledby="happened">
      <h2 id="happened" className={styles.heading}>
        {t('history.title')}
      </h2>
      <ol className={styles.history}>
        {steps.toReversed().map(step => (
          <li key={`${step.created_at} ${step.kind}`}>
            <span>{t(`history.${step.kind}`, { name: step.assignee?.name ?? t('nobody') })}</span>
            {step.text && <q>{step.text}</q>}
            <small>
              {step.author.name} · <Age at={step.created_at} />
            </small>
          </li>
        ))}
      </ol>
    </section>
  )
}
