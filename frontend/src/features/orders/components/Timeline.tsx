import { useTranslation } from 'react-i18next'
import type { OrderDetail, OrderStep } from '@/api/orders'
import { formatDateTime, formatMoment } from '@/lib/format'
import pages from '@/ui/page.module.css'
import styles from '../orders.module.css'

const LATE_MS = 2 * 60_000

/** Who did what, when, where and why; the latest first. */
export function Timeline({ order }: { order: OrderDetail }) {
  const { t } = useTranslation('orders')
  return (
    <section className={pages.section}>
      <h2>{t('history')}</h2>
      <ol className={styles.history}>
        {[...order.steps].reverse().map(step => (
          <li key={step.id}>
            {t([`did.${step.what}`, 'did.other'])}
            {step.eta_at && ` ${t('etaSaid', { at: formatMoment(step.eta_at) })}`}
            {step.reason && ` · ${step.reason}`}
            <small>
              {[step.author?.name ?? t('system'), formatDateTime(step.happened_at)].join(' · ')}{' '}
              <Where step={step} />
              {toldLate(step) && ` ${t('toldLater', { at: formatDateTime(step.created_at) })}`}
            </small>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Where({ step }: { step: OrderStep }) {
  const { t } = useTranslation('orders')
  if (step.latitude === null || step.longitude === null) return null
  const place = encodeURIComponent(`${step.latitude},${step.longitude}`)
  return (
    <a
      href={`https://www.google.com/maps/search/?api=1&query=${place}`}
      target="_blank"
      rel="noreferrer"
    >
      {t('map')}
    </a>
  )
}

/** A phone without a connection told it afterwards. */
function toldLate({ happened_at, created_at }: OrderStep): boolean {
  return Date.parse(created_at) - Date.parse(happened_at) > LATE_MS
}
