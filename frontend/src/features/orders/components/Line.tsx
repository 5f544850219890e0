import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Order } from '@/api/orders'
import { formatMoment } from '@/lib/format'
import { Avatar } from '@/ui/Avatar'
import { Row } from '@/ui/Page'
import { Marks } from './Marks'

/** An order in a list; on the page of its customer without their name. */
export function Line({ order, own }: { order: Order; own?: boolean }) {
  const { t } = useTranslation('orders')
  const people = order.technicians.map(({ name }) => name).join(', ')
  const facts = [
    own ? null : order.customer.name,
    order.machine?.name ?? order.place,
    order.starts_at && formatMoment(order.starts_at),
    people || (order.starts_at ? t('nobody') : null),
  ]
  return (
    <Row
      lead={<Avatar name={order.customer.name} />}
      faded={order.state === 'closed' || order.state === 'cancelled'}
      name={
        <Link to={`/orders/${order.id}`}>
          {order.number} · {order.title}
        </Link>
      }
      note={facts.filter(Boolean).join(' · ')}
    >
      <Marks order={order} />
    </Row>
  )
}
