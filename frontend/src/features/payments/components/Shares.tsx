import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { formatDate, formatMoney } from '@/lib/format'
import { minorOf, moneyFrom, type Owed, typedMinor } from '../data'
import styles from './payments.module.css'

interface Props {
  invoices: Owed[]
  shares: Map<string, bigint>
  /** What somebody wrote; null while it follows the amount, oldest first. */
  typed: Map<string, string> | null
  /** What no invoice takes. */
  rest: bigint
  currency: string
  onChange: (typed: Map<string, string>) => void
}

/** What is owed, oldest due first, with how much of it is paid; and what is left. */
export function Shares({ invoices, shares, typed, rest, currency, onChange }: Props) {
  const { t } = useTranslation('payments')
  const textOf = (id: string) => {
    const part = shares.get(id) ?? 0n
    return typed?.get(id) ?? (part > 0n ? moneyFrom(part, currency).amount : '')
  }
  const write = (id: string, text: string) => {
    const all = new Map(invoices.map(row => [row.id, textOf(row.id)]))
    onChange(all.set(id, text))
  }
  return (
    <section aria-label={t('pays')}>
      {invoices.length === 0 ? (
        <p className={styles.dim}>{t('owesNothing')}</p>
      ) : (
        <ul className={styles.shares}>
          {invoices.map(row => {
            const text = textOf(row.id)
            const minor = text === '' ? 0n : typedMinor(text)
            const bad = minor === null || minor > minorOf(row.balance)
            return (
              <li key={row.id}>
                <span>
                  <b>{row.label}</b>
                  <span className={styles.dim}>
                    {t('dueWith', {
                      day: formatDate(`${row.due_on}T12:00:00Z`),
                      amount: formatMoney(row.balance),
                    })}
                  </span>
                </span>
                <TextInput
                  aria-label={t('paysOf', { label: row.label })}
                  inputMode="decimal"
                  value={text}
                  error={bad}
                  onChange={event => write(row.id, event.currentTarget.value)}
                />
              </li>
            )
          })}
        </ul>
      )}
      <p
        className={styles.rest}
        data-tone={rest < 0n ? 'bad' : rest > 0n ? 'ok' : undefined}
        role="status"
      >
        <span>{t(rest < 0n ? 'tooMuch' : 'staysFree')}</span>
        <b>{formatMoney(moneyFrom(rest, currency))}</b>
      </p>
    </section>
  )
}
