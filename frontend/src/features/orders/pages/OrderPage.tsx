import { Tabs } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { type OrderDetail, useOrder } from '@/api/orders'
import { useUser } from '@/api/session'
import { useSaid } from '@/lib/i18n'
import { orderTabsOf } from '@/lib/orderTabs'
import { useAddress } from '@/lib/useAddress'
import { Loading } from '@/ui/Loading'
import { Offered } from '@/ui/Offered'
import { Page } from '@/ui/Page'
import { useCurrentInView } from '@/ui/useCurrentInView'
import { Marks } from '../components/Marks'
import { OrderActions } from '../components/OrderActions'
import { OrderFacts } from '../components/OrderFacts'
import { Said } from '../components/Said'
import { Spent } from '../components/Spent'
import { Timeline } from '../components/Timeline'
import styles from '../orders.module.css'

const OWN = 'order'

export default function OrderPage() {
  const { id = '' } = useParams()
  const order = useOrder(id)
  return (
    <Loading of={order} rows={8}>
      {() => order.data && <Whole key={order.data.id} order={order.data} />}
    </Loading>
  )
}

function Whole({ order }: { order: OrderDetail }) {
  const { t } = useTranslation('orders')
  return (
    <Page
      wide
      title={`${order.number} · ${order.title}`}
      text={
        <span className={styles.marks}>
          <Marks order={order} />
        </span>
      }
      back="/orders"
      backLabel={t('title')}
      action={<OrderActions order={order} />}
    >
      <Sections order={order} />
    </Page>
  )
}

/** What is known of it, and beside that what other parts of the house bring. */
function Sections({ order }: { order: OrderDetail }) {
  const { t } = useTranslation('orders')
  const said = useSaid()
  const [params, change] = useAddress(`/orders/${order.id}`)
  const tabs = orderTabsOf(useUser().role, order)
  const asked = params.get('tab') ?? OWN
  const current = tabs.some(({ key }) => key === asked) ? asked : OWN
  const row = useCurrentInView<HTMLDivElement>(current)
  if (tabs.length === 0) return <Own order={order} />
  return (
    <Tabs
      value={current}
      onChange={tab => change({ tab: tab === OWN ? null : tab })}
      keepMounted={false}
    >
      <Tabs.List mb={20} ref={row}>
        <Tabs.Tab value={OWN}>{t('tab')}</Tabs.Tab>
        {tabs.map(tab => (
          <Tabs.Tab key={tab.key} value={tab.key}>
            {said(tab.label)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value={OWN}>
        <Own order={order} />
      </Tabs.Panel>
      {tabs.map(tab => (
        <Tabs.Panel key={tab.key} value={tab.key}>
          <Offered tab={tab} of={{ order }} />
        </Tabs.Panel>
      ))}
    </Tabs>
  )
}

function Own({ order }: { order: OrderDetail }) {
  return (
    <div className={styles.whole}>
      <OrderFacts order={order} />
      <Spent order={order} />
      <Said order={order} />
      <Timeline order={order} />
    </div>
  )
}
