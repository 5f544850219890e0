import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { formatDateTime, formatMoney } from '@/lib/format'
import styles from '../coupons.module.css'
import type { CouponDetail, Use } from '../data'
import { reasonOf } from '../worth'

/** What happened to a coupon, and where it was used. */
export function Steps({ coupon }: { coupon: CouponDetail }) {
  const { t } = useTranslation('coupons')
  return (
    <section className={styles.steps}>
      <h3>{t('history')}</h3>
      <ol>
        {coupon.history.map(step => (
          <li key={`${step.what} ${step.created_at}`}>
            <b>{t(`step.${step.what}`, { defaultValue: step.what })}</b>
            {step.about && ` ${reasonOf(step.about, t)}`}
            <small>
              {`${step.author?.name ?? t('house')} · ${formatDateTime(step.created_at)}`}
            </small>
          </li>
        ))}
      </ol>
      {coupon.uses.length > 0 && (
        <>
          <h3>{t('uses')}</h3>
          <ol>
            {coupon.uses.map(use => (
              <li key={use.id}>
                <b className="tabular">{formatMoney(use.amount)}</b> <Paper use={use} />
                {` · ${use.customer.name}`}
                <small>
                  {`${use.author?.name ?? t('house')} · ${formatDateTime(use.created_at)}`}
                </small>
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  )
}

/** The document it was used on; one that was thrown away leads nowhere. */
function Paper({ use }: { use: Use }) {
  const { t } = useTranslation('coupons')
  if (use.quote) return <Link to={`/quotes/${use.quote}`}>{use.label || t('draftQuote')}</Link>
  if (use.invoice)
    return <Link to={`/invoices/${use.invoice}`}>{use.label || t('draftInvoice')}</Link>
  return <>{t('gone')}</>
}
