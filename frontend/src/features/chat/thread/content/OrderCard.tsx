import { useTranslation } from 'react-i18next'
import type { Card } from '@/api/types'
import { formatMoney } from '@/lib/format'
import styles from './content.module.css'

/** What a customer put into the basket of the catalogue. */
export function OrderCard({ card: { items = [], note } }: { card: Card }) {
  const { t } = useTranslation('chat')
  return (
    <div className={styles.sheet}>
      <strong>{t('kinds.order')}</strong>
      <table>
        <thead>
          <tr>
            <th>{t('kinds.product')}</th>
            <th>{t('kinds.quantity')}</th>
            <th>{t('kinds.price')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map(item => (
            <tr key={`${item.product} ${item.quantity} ${item.price}`}>
              <td>{item.product}</td>
              <td className="tabular">{item.quantity}</td>
              <td className="tabular">{priceOf(item.price, item.currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {note && <p>{note}</p>}
    </div>
  )
}

function priceOf(price: string, currency: string): string {
  if (!price) return '–'
  const amount = /^\d+(\.\d+)?$/.test(price) ? Number(price).toFixed(2) : price
  return currency ? formatMoney({ amount, currency }) : amount
}
