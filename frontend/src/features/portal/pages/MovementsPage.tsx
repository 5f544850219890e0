import { useTranslation } from 'react-i18next'
import { rowsOf } from '@/api/pages'
import { EmptyState } from '@/ui/EmptyState'
import { IconWallet } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { BalanceCard } from '../components/BalanceCard'
import { Files } from '../components/Files'
import { MovementItem } from '../components/MovementItem'
import { RechargeList } from '../components/RechargeList'
import { useMovements } from '../data'
import styles from '../portal.module.css'

export default function MovementsPage() {
  const { t } = useTranslation('portal')
  const movements = useMovements()
  const rows = rowsOf(movements.data)
  return (
    <div className={styles.page}>
      <BalanceCard />
      <h1>{t('movements.title')}</h1>
      <Files />
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
