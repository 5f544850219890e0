import { useTranslation } from 'react-i18next'
import { formatMoney, type Money } from '@/lib/format'
import type { Paper } from './data'
import { dayOf } from './day'
import styles from './pay.module.css'

/** What the document says: lines, taxes, sums. */
export function PaperView({ paper }: { paper: Paper }) {
  const { t } = useTranslation('public/invoice')
  return (
    <section className={styles.sheet} aria-labelledby="paper-title">
      <h2 id="paper-title">{t('detail')}</h2>
      <p className={styles.dim}>
        {t('dates', { issued: dayOf(paper.issue_on), due: dayOf(paper.due_on) })}
        {paper.period && ` · ${paper.period}`}
      </p>
      <ul className={styles.lines}>
        {paper.lines.map((line, place) => (
          <li key={place}>
            <span>
              {line.description}
              {line.quantity !== '1' && (
                <small>
                  × {line.quantity} {line.unit}
                </small>
              )}
            </span>
            <span className="tabular">{formatMoney(line.total)}</span>
          </li>
        ))}
      </ul>
      <dl className={styles.sums}>
        <Sum label={t('net')} value={paper.net} />
        {Number(paper.discount.amount) > 0 && <Sum label={t('discount')} value={paper.discount} />}
        {paper.taxes
          .filter(each => Number(each.tax.amount) > 0)
          .map(each => (
            <Sum
              key={`${each.kind}${each.rate}`}
              label={`${paper.tax_name} ${each.rate} %`}
              value={each.tax}
            />
          ))}
        <Sum label={t('total')} value={paper.total} strong />
        {Number(paper.paid.amount) > 0 && <Sum label={t('already')} value={paper.paid} />}
      </dl>
      {paper.note && <p className={styles.note}>{paper.note}</p>}
    </section>
  )
}

function Sum({ label, value, strong }: { label: string; value: Money; strong?: boolean }) {
  return (
    <div data-strong={strong || undefined}>
      <dt>{label}</dt>
      <dd className="tabular">{formatMoney(value)}</dd>
    </div>
  )
}
