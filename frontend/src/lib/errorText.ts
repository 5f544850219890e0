import i18next from 'i18next'
import { formatMoney } from './format'

interface Problem {
  code: string
  message: string
  fields?: Record<string, unknown>
}

/** What happened, in the reader's language; the hub's own words when we have none for the code. */
export function errorText(problem: Problem): string {
  const key = `codes:${problem.code}`
  if (i18next.exists(key)) return i18next.t(key, amountOf(problem))
  return problem.message || i18next.t('common:error.text')
}

/** The amount a refusal is about, where it names one. */
function amountOf({ fields }: Problem): { amount?: string } {
  const { amount, currency } = (fields?.amount ?? {}) as Record<string, unknown>
  if (typeof amount !== 'string' || typeof currency !== 'string') return {}
  return { amount: formatMoney({ amount, currency }) }
}
