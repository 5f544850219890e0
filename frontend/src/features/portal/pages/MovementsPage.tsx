import { useTranslation } from 'react-i18next'
import { rowsOf } from '@/api/pages'
import { formatDateTime, formatMoney } from '@/lib/format'
import { Amount } from '@/ui/Amount'
import { EmptyState } from '@/ui/EmptyState'
import { IconWallet } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { BalanceCard } from '../components/BalanceCard'
import { RechargeList } from '../components/RechargeList'
import { type Movement, useMovements } from '../data'
import styles from '../portal.module.css'

export default function MovementsPage() {
  const { t } = useTranslation('portal')
  const movements = useMovements()
  const rows = rowsOf(movements.data)
  return (
    <div className={styles.page}>
      <BalanceCard />
      <h1>{t('movements.title')}</h1>
      <Loading of={movements}>
        {() =>
          rows.length === 0 ? (
            <EmptyState
              icon={IconWallet}
              title={t('movements.empty')}
              text={t('movements.emptyText')}
            />
          ) : (
            <ul className={styles.list}>
              {rows.map(row => (
                <MovementItem key={row.id} movement={row} />
              ))}
            </ul>
          )
        }
      </Loading>
      <MoreButton of={movements} />
      <RechargeList />
    </div>
  )
}

function MovementItem({ movement }: { movement: Movement }) {
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
