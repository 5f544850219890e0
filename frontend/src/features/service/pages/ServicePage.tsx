import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { type OrderDetail, useOrder } from '@/api/orders'
import { useUser } from '@/api/session'
import { useNow } from '@/lib/clock'
import { formatDateTime } from '@/lib/format'
import { useSaid } from '@/lib/i18n'
import { orderTabsOf } from '@/lib/orderTabs'
import { BackLink } from '@/ui/BackLink'
import { IconMessages } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { Offered } from '@/ui/Offered'
import { orderTone } from '@/ui/orderTone'
import { StateChip } from '@/ui/StateChip'
import { AddPhotos } from '../components/AddPhotos'
import { CalendarButton } from '../components/CalendarButton'
import { CancelDialog } from '../components/CancelDialog'
import styles from '../service.module.css'
import { nextOf, toldOf } from '../words'

/** A request of a customer: what happens next, who comes and when, and what happened so far. */
export default function ServicePage() {
  const { t } = useTranslation('service')
  const { id = '' } = useParams()
  const order = useOrder(id)
  return (
    <div className={styles.page}>
      <BackLink to="/portal/services" label={t('title')} />
      <Loading of={order}>{() => order.data && <Whole order={order.data} />}</Loading>
    </div>
  )
}

function Whole({ order }: { order: OrderDetail }) {
  const { t } = useTranslation('service')
  const said = useSaid()
  const now = useNow()
  const next = nextOf(order, now)
  const sections = orderTabsOf(useUser().role, order)
  return (
    <>
      <h1>{order.title}</h1>
      <p className={styles.dim}>
        <StateChip tone={orderTone(order.state)}>{t(`state.${order.state}`)}</StateChip>{' '}
        {order.number}
      </p>
      <div className={styles.next} role="status">
        {t(next.key, next.words)}
        <CalendarButton order={order} />
      </div>
      <Facts order={order} />
      <AddPhotos order={order} />
      {sections.map(tab => (
        <section key={tab.key} aria-label={said(tab.label)}>
          <h2>{said(tab.label)}</h2>
          <Offered tab={tab} of={{ order }} />
        </section>
      ))}
      <History order={order} />
      <Buttons order={order} />
    </>
  )
}

function Facts({ order }: { order: OrderDetail }) {
  const { t } = useTranslation('service')
  const { machine } = order
  const serial = machine?.serial ? ` · ${machine.serial}` : ''
  const facts: [string, string][] = [
    [t('who'), order.technicians.map(({ name }) => name).join(', ')],
    [t('form.machine'), machine ? machine.name + serial : ''],
    [t('place'), order.place],
    [t('detail'), order.symptom],
    [t('kindOf'), order.kind.name],
    [t('whose'), order.customer.name],
  ]
  return (
    <dl className={styles.facts}>
      {facts.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  )
}

function History({ order }: { order: OrderDetail }) {
  const { t } = useTranslation('service')
  return (
    <section aria-labelledby="history">
      <h2 id="history">{t('history')}</h2>
      <ol className={styles.history}>
        {toldOf(order.steps).map(step => (
          <li key={step.id}>
            {t(`did.${step.what}`)}
            <small>{formatDateTime(step.happened_at)}</small>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Buttons({ order }: { order: OrderDetail }) {
  const { t } = useTranslation('service')
  const [cancelling, setCancelling] = useState(false)
  return (
    <div className={styles.buttons}>
      <Button
        component={Link}
        to={order.conversation ? `/portal/chat/${order.conversation}` : '/portal/chat'}
        variant="default"
        size="md"
        fullWidth
        leftSection={<IconMessages size={18} />}
      >
        {t('chat')}
      </Button>
      {order.allowed_transitions.includes('cancel') && (
        <Button
          variant="subtle"
          color="bad"
          size="md"
          fullWidth
          onClick={() => setCancelling(true)}
        >
          {t('cancel')}
        </Button>
      )}
      {cancelling && <CancelDialog order={order} onClose={() => setCancelling(false)} />}
    </div>
  )
}
