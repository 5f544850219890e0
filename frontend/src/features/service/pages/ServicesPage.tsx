import { Button, SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { type Order, useOrders } from '@/api/orders'
import { rowsOf } from '@/api/pages'
import { useAddress } from '@/lib/useAddress'
import { EmptyState } from '@/ui/EmptyState'
import { IconPlus, IconWrench } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { dayOf } from '../calendar'
import { Month } from '../components/Month'
import { ServiceItem } from '../components/ServiceItem'
import styles from '../service.module.css'

const VIEWS = ['all', 'open', 'dates'] as const
const OPEN = [
  'requested',
  'scheduled',
  'assigned',
  'en_route',
  'in_progress',
  'paused',
  'waiting_parts',
  'cannot_complete',
].join(',')

/** What a customer asked for: all of it, what is open, and its dates. */
export default function ServicesPage() {
  const { t } = useTranslation('service')
  const [params, change] = useAddress('/portal/services')
  const view = VIEWS.find(each => each === params.get('view')) ?? 'all'
  const machine = params.get('machine') ?? ''
  const orders = useOrders({ ...(view === 'open' && { state: OPEN }), ...(machine && { machine }) })
  const day = params.get('day')
  const rows = rowsOf(orders.data)
  const shown = view === 'dates' ? rows.filter(row => isOn(row, day)) : rows
  return (
    <div className={styles.page}>
      <h1>{t('title')}</h1>
      <SegmentedControl
        fullWidth
        aria-label={t('views')}
        data={VIEWS.map(value => ({ value, label: t(`view.${value}`) }))}
        value={view}
        onChange={next => change({ view: next === 'all' ? null : next, day: null })}
      />
      <Loading of={orders}>
        {() => (
          <>
            {view === 'dates' && (
              <Month orders={rows} day={day} onDay={next => change({ day: next })} />
            )}
            <Found rows={shown} empty={t(view === 'dates' ? 'noneThen' : 'noneText')} />
          </>
        )}
      </Loading>
      <MoreButton of={orders} />
      <div className={styles.main}>
        <Button
          component={Link}
          to={machine ? `/portal/services/new?machine=${machine}` : '/portal/services/new'}
          fullWidth
          size="md"
          leftSection={<IconPlus size={18} />}
        >
          {t('new')}
        </Button>
      </div>
    </div>
  )
}

function Found({ rows, empty }: { rows: Order[]; empty: string }) {
  const { t } = useTranslation('service')
  if (rows.length === 0) return <EmptyState icon={IconWrench} title={t('none')} text={empty} />
  const several = new Set(rows.map(({ customer }) => customer.id)).size > 1
  return (
    <ul className={styles.list}>
      {rows.map(order => (
        <ServiceItem key={order.id} order={order} whose={several} />
      ))}
    </ul>
  )
}

/** Without a day: whatever has one. */
function isOn({ starts_at }: Order, day: string | null): boolean {
  return starts_at !== null && (day === null || dayOf(starts_at) === day)
}
