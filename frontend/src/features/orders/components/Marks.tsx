import { useTranslation } from 'react-i18next'
import type { Order } from '@/api/orders'
import { orderTone } from '@/ui/orderTone'
import { StateChip } from '@/ui/StateChip'
import { DueChip } from './DueChip'

/** How urgent an order is, until when, and where it stands. */
export function Marks({ order }: { order: Order }) {
  const { t } = useTranslation('orders')
  const urgent = order.priority === 'urgent'
  return (
    <>
      {(urgent || order.priority === 'high') && (
        <StateChip tone={urgent ? 'bad' : 'warn'}>{t(`priority.${order.priority}`)}</StateChip>
      )}
      {order.under_warranty && <StateChip tone="note">{t('warranty')}</StateChip>}
      <DueChip order={order} />
      <StateChip tone={orderTone(order.state)}>{t(`state.${order.state}`)}</StateChip>
    </>
  )
}
