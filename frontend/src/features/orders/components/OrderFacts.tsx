import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { arrivalOf, type OrderDetail } from '@/api/orders'
import { useUser } from '@/api/session'
import { formatDateTime, formatMoment } from '@/lib/format'
import { COUNTER } from '@/lib/roles'
import pages from '@/ui/page.module.css'
import styles from '../orders.module.css'
import { mapOf, spanText } from '../spans'

/** Whose it is, at what, where, when, and who goes. */
export function OrderFacts({ order }: { order: OrderDetail }) {
  const { t } = useTranslation('orders')
  const arrives = arrivalOf(order)
  const people = order.technicians.map(({ name }) => name).join(', ')
  const facts: [string, ReactNode][] = [
    [t('form.customer'), <Customer key="c" order={order} />],
    [t('form.machine'), order.machine && <Machine key="m" machine={order.machine} />],
    [t('form.place'), order.place && <Place key="p" place={order.place} />],
    [t('kind'), order.kind.name],
    [t('slot.who'), people || t('nobody')],
    [t('planned'), spanText(order.starts_at, order.ends_at) || t('unplanned')],
    [t('eta'), arrives && formatMoment(arrives)],
    [t('wanted'), spanText(order.wanted_from_at, order.wanted_until_at)],
    [t('priorityOf'), t(`priority.${order.priority}`)],
    [t('doneAt'), order.done_at && formatDateTime(order.done_at)],
    [t('reasonLast'), order.reason],
    [t('sourceOf'), `${t(`source.${order.source}`)} · ${formatDateTime(order.created_at)}`],
    [t('quote'), order.quote && <Ref key="q" to="/quotes" of={order.quote} />],
    [t('earlier'), order.earlier && <Ref key="e" to="/orders" of={order.earlier} />],
  ]
  return (
    <section className={pages.section} aria-label={t('tab')}>
      {order.symptom && <p className={styles.words}>{order.symptom}</p>}
      <dl className={styles.facts}>
        {facts.map(([name, value]) => value && <Fact key={name} name={name} value={value} />)}
      </dl>
    </section>
  )
}

function Fact({ name, value }: { name: string; value: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}

/** A technician has no business on the page of a customer. */
function Customer({ order }: { order: OrderDetail }) {
  const counter = COUNTER.includes(useUser().role)
  const { id, name } = order.customer
  return counter ? <Link to={`/customers/${id}?tab=orders`}>{name}</Link> : name
}

function Machine({ machine }: { machine: NonNullable<OrderDetail['machine']> }) {
  return (
    <>
      <Link to={`/machines/${machine.id}`}>{machine.name}</Link>
      {machine.serial && ` · ${machine.serial}`}
    </>
  )
}

function Place({ place }: { place: string }) {
  const { t } = useTranslation('orders')
  return (
    <>
      {place}{' '}
      <a href={mapOf(place)} target="_blank" rel="noreferrer">
        {t('map')}
      </a>
    </>
  )
}

function Ref({ to, of }: { to: string; of: { id: string; name: string } }) {
  return <Link to={`${to}/${of.id}`}>{of.name}</Link>
}
