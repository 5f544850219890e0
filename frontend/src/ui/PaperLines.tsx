import { useTranslation } from 'react-i18next'
import type { Money } from '@/lib/format'
import { Amount } from './Amount'
import styles from './paper.module.css'

export interface PaperLine {
  kind: string
  description: string
  unit: string
  quantity: string
  unit_price: string
  discount_percent: string
  tax_kind: string
  tax_rate: string
  discount: Money
  net: Money
  tax: Money
  total: Money
}

export interface PaperTax {
  kind: string
  rate: string
  base: Money
  tax: Money
}

export interface PaperSums {
  lines: PaperLine[]
  discount: Money
  net: Money
  tax: Money
  total: Money
  taxes: PaperTax[]
}

/** What a document says: its lines, and what they come to. */
export function PaperLines({ lines }: { lines: PaperLine[] }) {
  const { t } = useTranslation()
  return (
    <table className={styles.lines}>
      <thead>
        <tr>
          <th scope="col">{t('paper.description')}</th>
          <th scope="col" data-number>
            {t('paper.quantity')}
          </th>
          <th scope="col" data-number>
            {t('paper.price')}
          </th>
          <th scope="col" data-number>
            {t('paper.amount')}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, place) => (
          <tr key={place}>
            <td>
              {line.description}
              {Number(line.discount_percent) > 0 && (
                <small>{t('paper.off', { percent: line.discount_percent })}</small>
              )}
            </td>
            <td data-number data-label={t('paper.quantity')}>
              {line.quantity} {line.unit}
            </td>
            <td data-number data-label={t('paper.price')}>
              <Amount value={{ ...line.net, amount: padded(line.unit_price) }} />
            </td>
            <td data-number data-label={t('paper.amount')}>
              <Amount value={line.net} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export function PaperTotals({ of: sums }: { of: PaperSums }) {
  const { t } = useTranslation()
  const taxes = sums.taxes.filter(tax => Number(tax.tax.amount) !== 0)
  return (
    <dl className={styles.totals}>
      {Number(sums.discount.amount) > 0 && (
        <div>
          <dt>{t('paper.discount')}</dt>
          <dd>
            <Amount value={{ ...sums.discount, amount: `-${sums.discount.amount}` }} />
          </dd>
        </div>
      )}
      <div>
        <dt>{t('paper.net')}</dt>
        <dd>
          <Amount value={sums.net} />
        </dd>
      </div>
      {taxes.map(tax => (
        <div key={`${tax.kind} ${tax.rate}`}>
          <dt>{t('paper.tax', { rate: tax.rate })}</dt>
          <dd>
            <Amount value={tax.tax} />
          </dd>
        </div>
      ))}
      <div data-total>
        <dt>{t('paper.total')}</dt>
        <dd>
          <Amount value={sums.total} />
        </dd>
      </div>
    </dl>
  )
}

/** A price has at least two digits behind the point, and as many as it was given. */
/** A price as money is written: two decimals at least, more where a price has them. */
export function padded(price: string): string {
  const [whole = '0', cents = ''] = price.split('.')
  return `${whole}.${cents.padEnd(2, '0')}`
}
