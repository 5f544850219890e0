import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useOrders } from '@/api/orders'
import { rowsOf } from '@/api/pages'
import { EmptyState } from '@/ui/EmptyState'
import { IconPlus, IconWrench } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { Actions, Rows } from '@/ui/Page'
import { Line } from './Line'

/** What was and is done for a customer, on their page. */
export default function CustomerTab({ customerId }: { customerId: string }) {
  const { t } = useTranslation('orders')
  const orders = useOrders({ customer: customerId })
  const rows = rowsOf(orders.data)
  return (
    <>
      <Actions>
        <Button
          component={Link}
          to={`/orders/new?customer=${customerId}`}
          leftSection={<IconPlus size={16} />}
        >
          {t('new')}
        </Button>
      </Actions>
      <Loading of={orders}>
        {() =>
          rows.length === 0 ? (
            <EmptyState icon={IconWrench} title={t('none')} text={t('noneText')} />
          ) : (
            <Rows>
              {rows.map(order => (
                <Line key={order.id} order={order} own />
              ))}
            </Rows>
          )
        }
      </Loading>
      <MoreButton of={orders} />
    </>
  )
}
