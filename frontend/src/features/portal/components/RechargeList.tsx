import { useTranslation } from 'react-i18next'
import { rowsOf } from '@/api/pages'
import { Age } from '@/ui/Age'
import { Amount } from '@/ui/Amount'
import { StateChip, type Tone } from '@/ui/StateChip'
import { useRecharges } from '../data'
import styles from '../portal.module.css'

const TONE: Record<string, Tone> = {
  credited: 'ok',
  rejected: 'bad',
  reversed: 'bad',
  proof_attached: 'primary',
}

export function RechargeList() {
  const { t } = useTranslation('portal')
  const recharges = rowsOf(useRecharges().data)
  if (recharges.length === 0) return null
  return (
    <>
      <h2>{t('recharge.list')}</h2>
      <ul className={styles.list}>
        {recharges.map(recharge => (
          <li key={recharge.id} className={styles.item}>
            <div className={styles.itemHead}>
              <StateChip tone={TONE[recharge.state]}>
                {t(`recharge.state.${recharge.state}`)}
              </StateChip>
              <Age at={recharge.created_at} />
              <b>
                <Amount value={recharge.amount} />
              </b>
            </div>
            {recharge.reason && <p className={styles.hint}>{recharge.reason}</p>}
          </li>
        ))}
      </ul>
    </>
  )
}
