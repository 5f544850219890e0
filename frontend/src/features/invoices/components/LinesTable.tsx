import { useTranslation } from 'react-i18next'
import { Amount } from '@/ui/Amount'
import { padded } from '@/ui/PaperLines'
import type { Line } from '../data'
import styles from '../invoices.module.css'

export function LinesTable({ lines }: { lines: Line[] }) {
  const { t } = useTranslation('invoices')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reached by keyboard
    <section className={styles.scroll} tabIndex={0} aria-label={t('page.lines')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{t('form.description')}</th>
            <th data-number>{t('form.quantity')}</th>
            <th data-number>{t('form.price')}</th>
            <th data-number>{t('form.total')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(line => (
            <tr key={line.id}>
              <td>
                {line.description}
                {Number(line.discount_percent) > 0 && <small>−{line.discount_percent} %</small>}
              </td>
              <td data-number>
                {line.quantity} {line.unit}
              </td>
              <td data-number>
                <Amount value={{ ...line.net, amount: padded(line.unit_price) }} />
              </td>
              <td data-number>
                <Amount value={line.total} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
