import { useTranslation } from 'react-i18next'
import { formatMoney } from '@/lib/format'
import { Age } from '@/ui/Age'
import type { Change } from '../data'
import styles from '../recharges.module.css'

type Words = (key: string, options?: Record<string, unknown>) => string

/** What happened to it, the latest first: who changed what from what. */
export function History({ changes }: { changes: Change[] }) {
  const { t } = useTranslation('recharges')
  return (
    <section aria-labelledby="recharge-history">
      <h3 id="recharge-history">{t('one.history')}</h3>
      <ol className={styles.history}>
        {changes.toReversed().map(change => (
          <li key={`${change.created_at} ${change.field}`}>
            <span>{sentence(change, t)}</span>
            <small>
              {change.author.name} · <Age at={change.created_at} />
            </small>
          </li>
        ))}
      </ol>
    </section>
  )
}

export function sentence({ field, old, new: now }: Change, t: Words): string {
  if (field === 'state' && !old) return t('change.made', { new: t(`state.${now}`) })
  if (field === 'reversal') return t(now ? 'change.reversal' : 'change.reversalLeft', { new: now })
  return t(`change.${field}`, { old: worded(field, old, t), new: worded(field, now, t) })
}

function worded(field: string, value: string, t: Words): string {
  if (!value) return '—'
  if (field === 'state' || field === 'method') return t(`${field}.${value}`)
  if (field !== 'amount') return value
  const [amount = '', currency = ''] = value.split(' ')
  return formatMoney({ amount, currency })
}
