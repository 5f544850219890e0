import { useTranslation } from 'react-i18next'
import { formatDateTime, formatMoney } from '@/lib/format'
import { Amount } from '@/ui/Amount'
import type { Movement } from '../data'
import styles from '../portal.module.css'

export function MovementItem({ movement }: { movement: Movement }) {
  const { t } = useTranslation('portal')
  const incoming = !movement.amount.amount.startsWith('-')
  return (
    <li className={styles.item}>
      <div className={styles.line}>
        <span>{movement.description}</span>
        <b className={incoming ? styles.amountIn : undefined}>
          {incoming && '+'}
          <Amount value={movement.amount} />
        </b>
      </div>
      <div className={styles.itemHead}>
        <time dateTime={movement.created_at}>{formatDateTime(movement.created_at)}</time>
        {movement.balance_after && (
          <span>{t('movements.balance', { amount: formatMoney(movement.balance_after) })}</span>
        )}
      </div>
    </li>
  )
}
