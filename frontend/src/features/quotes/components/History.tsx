import { useTranslation } from 'react-i18next'
import { formatDateTime } from '@/lib/format'
import pages from '@/ui/page.module.css'
import type { Step } from '../data'
import styles from '../quotes.module.css'

/** Who did what with a quote, the latest first. */
export function History({ steps }: { steps: Step[] }) {
  const { t } = useTranslation('quotes')
  if (steps.length === 0) return null
  return (
    <section className={pages.section}>
      <h2>{t('history')}</h2>
      <ol className={styles.history}>
        {[...steps].reverse().map(step => (
          <li key={`${step.created_at} ${step.what}`}>
            {t(`step.${step.what}`, { revision: step.revision })}
            {step.about && ` · ${step.about}`}
            <small>
              {[step.author?.name, formatDateTime(step.created_at)].filter(Boolean).join(' · ')}
            </small>
          </li>
        ))}
      </ol>
    </section>
  )
}
