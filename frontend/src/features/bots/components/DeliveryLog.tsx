import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { rowsOf } from '@/api/pages'
import { formatDateTime, formatMoment } from '@/lib/format'
import { EmptyState } from '@/ui/EmptyState'
import { IconRows } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { notify } from '@/ui/notify'
import { Row, Rows } from '@/ui/Page'
import page from '@/ui/page.module.css'
import { StateChip } from '@/ui/StateChip'
import { eventKey } from '../events'
import { type Delivery, type Subscription, useDeliveries, useRetryDelivery } from '../subscriptions'

const TONE = { queued: 'plain', delivered: 'ok', failed: 'bad' } as const

/** What the address was told, newest first, and what it answered. */
export function DeliveryLog({ row }: { row: Subscription }) {
  const { t } = useTranslation('bots')
  const deliveries = useDeliveries(row.id)
  const rows = rowsOf(deliveries.data)
  return (
    <section className={page.section}>
      <h2>{t('log.title')}</h2>
      <Loading of={deliveries}>
        {() =>
          rows.length === 0 ? (
            <EmptyState icon={IconRows} title={t('log.empty')} text={t('log.emptyText')} />
          ) : (
            <Rows>
              {rows.map(delivery => (
                <DeliveryRow key={delivery.id} delivery={delivery} subscription={row.id} />
              ))}
            </Rows>
          )
        }
      </Loading>
      <MoreButton of={deliveries} />
    </section>
  )
}

function DeliveryRow({ delivery, subscription }: { delivery: Delivery; subscription: string }) {
  const { t } = useTranslation('bots')
  return (
    <Row
      name={t(`event.${eventKey(delivery.event)}`, { defaultValue: delivery.event })}
      note={<Outcome delivery={delivery} />}
    >
      <div className={page.chips}>
        {delivery.status_code !== null && <StateChip>{delivery.status_code}</StateChip>}
        <StateChip tone={TONE[delivery.state]}>{t(`log.${delivery.state}`)}</StateChip>
        {delivery.state !== 'delivered' && (
          <RetryButton delivery={delivery} subscription={subscription} />
        )}
      </div>
    </Row>
  )
}

function Outcome({ delivery }: { delivery: Delivery }) {
  const { t } = useTranslation('bots')
  const { created_at, tries, next_try_at, state, error } = delivery
  const told = [
    formatDateTime(created_at),
    tries > 0 && t('log.tries', { count: tries }),
    state === 'queued' && next_try_at && t('log.next', { at: formatMoment(next_try_at) }),
    error,
  ]
  return told.filter(Boolean).join(' · ')
}

function RetryButton({ delivery, subscription }: { delivery: Delivery; subscription: string }) {
  const { t } = useTranslation('bots')
  const retry = useRetryDelivery(subscription)
  return (
    <Button
      variant="default"
      loading={retry.isPending}
      onClick={() =>
        retry.mutate(delivery.id, {
          onSuccess: () => notify(t('log.retried')),
          onError: complain,
        })
      }
    >
      {t('log.retry')}
    </Button>
  )
}
