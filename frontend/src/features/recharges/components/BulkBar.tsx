import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '@/api/errors'
import { errorText } from '@/lib/errorText'
import { formatMoney } from '@/lib/format'
import { IconButton } from '@/ui/IconButton'
import { IconX } from '@/ui/icons'
import { move, type Recharge, useRenewal } from '../data'
import styles from '../recharges.module.css'

interface Result {
  recharge: Recharge
  /** Null when it was credited. */
  error: string | null
}

interface Props {
  picked: Recharge[]
  onClear: () => void
}

/** Approves the chosen ones, each by itself, and says of each what came of it. */
export function BulkBar({ picked, onClear }: Props) {
  const { t } = useTranslation('recharges')
  const renew = useRenewal()
  const [sure, setSure] = useState(false)
  const [running, setRunning] = useState<{ done: number; count: number } | null>(null)
  const [results, setResults] = useState<Result[]>([])
  const amount = totalOf(picked)
  const count = picked.length
  const go = async () => {
    setSure(false)
    setResults([])
    for (const [done, recharge] of picked.entries()) {
      setRunning({ done, count })
      const error = await approved(recharge)
      setResults(before => [...before, { recharge, error }])
    }
    setRunning(null)
    onClear()
    void renew()
  }
  return (
    <>
      {results.length > 0 && !running && (
        <Results results={results} onClose={() => setResults([])} />
      )}
      {(count > 0 || running) && (
        <section className={styles.bulk} aria-label={t('bulk.label')}>
          {running ? (
            <p role="status">{t('bulk.running', running)}</p>
          ) : (
            <p>{t(sure ? 'bulk.sure' : 'bulk.chosen', { count, amount })}</p>
          )}
          {!running && (
            <>
              <Button variant="default" onClick={() => (sure ? setSure(false) : onClear())}>
                {t(sure ? 'common:cancel' : 'bulk.clear')}
              </Button>
              <Button onClick={() => (sure ? void go() : setSure(true))}>
                {t(sure ? 'bulk.yes' : 'bulk.approve')}
              </Button>
            </>
          )}
        </section>
      )}
    </>
  )
}

function Results({ results, onClose }: { results: Result[]; onClose: () => void }) {
  const { t } = useTranslation('recharges')
  return (
    <section className={styles.results} aria-label={t('bulk.results')}>
      <header>
        <h2>{t('bulk.results')}</h2>
        <IconButton label={t('bulk.close')} icon={IconX} onClick={onClose} />
      </header>
      <ul role="status">
        {results.map(({ recharge, error }) => (
          <li key={recharge.id} data-failed={error !== null || undefined}>
            <span>
              {recharge.customer.name} · {formatMoney(recharge.amount)}
            </span>
            <b>{error ?? t('bulk.done')}</b>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Null when it was credited, else why not. */
async function approved(recharge: Recharge): Promise<string | null> {
  try {
    await move(recharge.id, { transition: 'approve', amount: recharge.amount })
    return null
  } catch (error) {
    return errorText(error instanceof ApiError ? error : { code: 'internal', message: '' })
  }
}

/** The house counts in one currency; minor units, as sums of decimals would drift. */
export function totalOf(picked: Recharge[]): string {
  const first = picked[0]
  if (!first) return ''
  const digits = first.amount.amount.split('.')[1]?.length ?? 0
  const minor = picked.reduce((sum, { amount }) => sum + Number(amount.amount.replace('.', '')), 0)
  const amount = (minor / 10 ** digits).toFixed(digits)
  return formatMoney({ amount, currency: first.amount.currency })
}
