import { useTranslation } from 'react-i18next'
import { formatDate, formatMoney } from '@/lib/format'
import { CopyField } from '@/ui/CopyField'
import type { Slip } from './data'
import styles from './pay.module.css'

/** The slips that still pay this bill: for a window, or to be scanned with another phone. */
export function Slips({ slips }: { slips: Slip[] }) {
  const { t } = useTranslation('public/invoice')
  if (slips.length === 0) return null
  return (
    <section className={styles.sheet} aria-labelledby="slips-title">
      <h2 id="slips-title">{t('slips.title')}</h2>
      <p className={styles.dim}>{t('slips.text')}</p>
      <ul className={styles.slips}>
        {slips.map(slip => (
          <li key={slip.code}>
            <img
              src={`data:image/svg+xml,${encodeURIComponent(slip.qr)}`}
              alt={t('slips.qr', { code: slip.code })}
              width={132}
              height={132}
            />
            <div className={styles.slip}>
              <p className={styles.slipWorth}>
                <strong className="tabular">{formatMoney(slip.amount)}</strong>
                <span>{t('slips.until', { day: formatDate(lastDayOf(slip)) })}</span>
              </p>
              <CopyField label={t('slips.code')} value={slip.code} />
              <CopyField label={t('slips.reference')} value={slip.reference} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

function lastDayOf({ expires_at }: Slip): string {
  return new Date(Date.parse(expires_at) - 1).toISOString()
}
