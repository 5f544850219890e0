import { useTranslation } from 'react-i18next'
import type { Order } from '@/api/orders'
import { useNow } from '@/lib/clock'
import { formatDateTime, formatMoment } from '@/lib/format'
import { StateChip } from '@/ui/StateChip'
import { dueOf } from '../due'

/** Until when something is owed of an order, or since when it is late. */
export function DueChip({ order }: { order: Order }) {
  const { t } = useTranslation('orders')
  const due = dueOf(order, useNow())
  if (!due) return null
  if (due.what === 'held') return <StateChip tone="warn">{t('due.held')}</StateChip>
  const key = `due.${due.what}${due.late ? 'Late' : ''}`
  return (
    <span title={formatDateTime(due.at)}>
      <StateChip tone={due.late ? 'bad' : 'plain'}>
        {t(key, { at: formatMoment(due.at) })}
      </StateChip>
    </span>
  )
}
