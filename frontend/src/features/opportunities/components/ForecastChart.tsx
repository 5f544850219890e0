import { useTranslation } from 'react-i18next'
import type { Money } from '@/api/types'
import { formatMoney } from '@/lib/format'
import styles from '../board.module.css'
import type { Month } from '../data'
import { formatMonth } from '../days'

const BARS = ['won', 'weighted', 'open'] as const

/** Three bars a month; the table beside it says the same in figures. */
export function ForecastChart({ months }: { months: Month[] }) {
  const { t } = useTranslation('opportunities')
  const most = Math.max(1, ...months.flatMap(month => BARS.map(name => height(month[name]))))
  return (
    <figure className={styles.chart} aria-label={t('forecast.chart')}>
      <ul className={styles.legend} aria-hidden>
        {BARS.map(name => (
          <li key={name}>
            <i data-bar={name} /> {t(`forecast.${name}`)}
          </li>
        ))}
      </ul>
      <div className={styles.bars} aria-hidden>
        {months.map(month => (
          <div key={month.month} className={styles.month}>
            <div>
              {BARS.map(name => (
                <i
                  key={name}
                  data-bar={name}
                  title={`${t(`forecast.${name}`)}: ${formatMoney(month[name])}`}
                  style={{ height: `${(height(month[name]) / most) * 100}%` }}
                />
              ))}
            </div>
            <span>{formatMonth(month.month ?? '')}</span>
          </div>
        ))}
      </div>
    </figure>
  )
}

/** For the height of a bar alone. */
function height({ amount }: Money): number {
  return Number(amount)
}
