import { useTranslation } from 'react-i18next'
import { StateChip } from '@/ui/StateChip'
import type { Inquiry } from '../data'

/** Where a query stands, in one word; red only once it is late. */
export function Standing({ query }: { query: Inquiry }) {
  const { t } = useTranslation('queries')
  if (query.state === 'resolved') return <StateChip tone="ok">{t('state.resolved')}</StateChip>
  if (query.waiting_since) return <StateChip tone="note">{t('state.waiting')}</StateChip>
  if (query.overdue) return <StateChip tone="bad">{t('state.overdue')}</StateChip>
  return <StateChip tone="primary">{t('state.pending')}</StateChip>
}
