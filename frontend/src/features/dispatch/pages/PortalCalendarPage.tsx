import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { EmptyState } from '@/ui/EmptyState'
import { IconButton } from '@/ui/IconButton'
import { IconBack, IconCalendar, IconForward } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { StateChip } from '@/ui/StateChip'
import { FeedLink } from '../components/FeedLink'
import { useCalendar, useZone } from '../data'
import styles from '../dispatch.module.css'
import { addDays, dayOf, longDay, monthName, timeIn } from '../zoned'

const LONG = 32

/** When somebody comes, month by month, in the customer's own portal. */
export default function PortalCalendarPage() {
  const { t } = useTranslation('dispatch')
  const zone = useZone()
  const [month, setMonth] = useState(`${dayOf(new Date(), zone).slice(0, 7)}-01`)
  const next = `${addDays(month, LONG).slice(0, 7)}-01`
  const days = useCalendar(month, addDays(next, -1))
  const orders = days.data?.orders ?? []
  return (
    <div className={styles.portal}>
      <header>
        <h1>{t('portal.title')}</h1>
        <FeedLink />
      </header>
      <div className={styles.steps}>
        <IconButton
          icon={IconBack}
          label={t('portal.before')}
          onClick={() => setMonth(`${addDays(month, -1).slice(0, 7)}-01`)}
        />
        <h2 aria-live="polite">{monthName(month)}</h2>
        <IconButton icon={IconForward} label={t('portal.after')} onClick={() => setMonth(next)} />
      </div>
      <Loading of={days}>
        {() =>
          orders.length === 0 ? (
            <EmptyState
              icon={IconCalendar}
              title={t('portal.none')}
              text={t('portal.noneText')}
              action={
                <Button variant="default" onClick={() => setMonth(next)}>
                  {t('portal.after')}
                </Button>
              }
            />
          ) : (
            <ul className={styles.visits}>
              {orders.map(order => (
                <li key={order.id}>
                  <strong>{order.starts_at && longDay(dayOf(order.starts_at, zone))}</strong>
                  <span>
                    {order.starts_at && timeIn(order.starts_at, zone)}–
                    {order.ends_at && timeIn(order.ends_at, zone)} ·{' '}
                    <Link to={`/portal/services/${order.id}`}>{order.title}</Link>
                  </span>
                  <span className={styles.dim}>
                    {[order.number, order.machine?.name, order.place].filter(Boolean).join(' · ')}
                  </span>
                  {order.technicians.length > 0 && (
                    <StateChip tone="primary">
                      {t('portal.comes', {
                        names: order.technicians.map(each => each.name).join(', '),
                      })}
                    </StateChip>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Loading>
    </div>
  )
}
