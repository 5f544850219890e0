import { useTranslation } from 'react-i18next'
import { formatMoney } from '@/lib/format'
import { StateChip, type Tone } from '@/ui/StateChip'
import type { PaymentShown } from './data'
import styles from './pay.module.css'

const TONES: Partial<Record<PaymentShown['state'], Tone>> = {
  confirmed: 'ok',
  pending: 'warn',
  reversed: 'bad',
  failed: 'bad',
}
/** A page at the gateway that was left tells nobody anything. */
const TOLD = ['pending', 'confirmed', 'reversed', 'failed']

export function PaymentRows({ payments }: { payments: PaymentShown[] }) {
  const { t } = useTranslation('public/invoice')
  const shown = payments.filter(each => TOLD.includes(each.state))
  if (shown.length === 0) return null
  return (
    <ul className={styles.payments} aria-label={t('payments')}>
      {shown.map(each => (
        <li key={each.id}>
          <span>
            {t(`method.${each.method}`)} <span className={styles.number}>{each.number}</span>
          </span>
          <span className="tabular">{formatMoney(each.amount)}</span>
          <StateChip tone={TONES[each.state] ?? 'plain'}>{t(stateKey(each))}</StateChip>
        </li>
      ))}
    </ul>
  )
}

function stateKey({ state, method, refused }: PaymentShown): string {
  if (refused) return 'state.refused'
  return state === 'pending' && method === 'card' ? 'state.underWay' : `state.${state}`
}
