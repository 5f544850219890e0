import { useTranslation } from 'react-i18next'
import type { Money } from '@/lib/format'
import { Amount } from '@/ui/Amount'
import styles from '../books.module.css'
import type { Books } from '../data'

/** What each kind of account comes to; both sides of it are one. */
export function Trial({ books }: { books: Books }) {
  const { t } = useTranslation('books')
  const rows = books.trial_balance
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, so the keyboard must reach it.
    <section className={styles.box} tabIndex={0} aria-label={t('books.trial')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.left}>
              {t('books.account')}
            </th>
            <th scope="col">{t('books.debit')}</th>
            <th scope="col">{t('books.credit')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ kind, balance }) => (
            <tr key={`${kind} ${balance.currency}`}>
              <th scope="row" className={styles.left}>
                {t(`kind.${kind}`)}
              </th>
              <td>{Number(balance.amount) < 0 && <Amount value={negated(balance)} />}</td>
              <td>{Number(balance.amount) > 0 && <Amount value={balance} />}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className={styles.total}>
            <th scope="row" className={styles.left}>
              {t('books.sum')}
            </th>
            <td colSpan={2}>
              <Amount value={books.difference} />
            </td>
          </tr>
        </tfoot>
      </table>
    </section>
  )
}

function negated({ amount, currency }: Money): Money {
  return { amount: amount.replace('-', ''), currency }
}
