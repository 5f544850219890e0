import { useTranslation } from 'react-i18next'
import { formatDateTime } from '@/lib/format'
import { StateChip } from '@/ui/StateChip'
import type { Subscription } from '../subscriptions'

export function SubscriptionState({ row }: { row: Subscription }) {
  const { t } = useTranslation('bots')
  if (row.paused_at) return <StateChip tone="warn">{t('told.paused')}</StateChip>
  if (!row.listens)
    return (
      <span title={t('told.silentText')}>
        <StateChip tone="bad">{t('told.silent')}</StateChip>
      </span>
    )
  if (!row.failing_since) return <StateChip tone="ok">{t('told.active')}</StateChip>
  return (
    <span title={t('told.failingSince', { at: formatDateTime(row.failing_since) })}>
      <StateChip tone="bad">{t('told.failing')}</StateChip>
    </span>
  )
}
