import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useOrders } from '@/api/orders'
import { rowsOf } from '@/api/pages'
import { useUser } from '@/api/session'
import { COUNTER } from '@/lib/roles'
import { useAddress } from '@/lib/useAddress'
import { EmptyState } from '@/ui/EmptyState'
import { IconPlus, IconWrench } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { Page, Rows } from '@/ui/Page'
import { Filters } from '../components/Filters'
import { Line } from '../components/Line'
import { askedBy, FIELDS, filterOf } from '../filter'

const NOTHING = Object.fromEntries(FIELDS.map(field => [field, null]))

/** Every order this person may see, by state, people, promises and days. */
export default function OrdersPage() {
  const { t } = useTranslation('orders')
  const counter = COUNTER.includes(useUser().role)
  const [params, change] = useAddress('/orders')
  const filter = filterOf(params)
  const orders = useOrders(askedBy(filter))
  const rows = rowsOf(orders.data)
  const make = counter && (
    <Button component={Link} to="/orders/new" leftSection={<IconPlus size={16} />}>
      {t('new')}
    </Button>
  )
  const narrowed = Object.keys(filter).length > 0
  const all = (
    <Button variant="default" onClick={() => change(NOTHING)}>
      {t('all')}
    </Button>
  )
  return (
    <Page wide title={t('title')} text={t(counter ? 'text' : 'textOwn')} action={make}>
      <Filters params={params} counter={counter} onChange={change} />
      <Loading of={orders} rows={8}>
        {() =>
          rows.length === 0 ? (
            <EmptyState
              icon={IconWrench}
              title={t(narrowed ? 'noneFound' : 'none')}
              text={narrowed ? undefined : t(counter ? 'noneText' : 'noneOwn')}
              action={narrowed ? all : make}
            />
          ) : (
            <Rows>
              {rows.map(order => (
                <Line key={order.id} order={order} />
              ))}
            </Rows>
          )
        }
      </Loading>
      <MoreButton of={orders} />
    </Page>
  )
}
