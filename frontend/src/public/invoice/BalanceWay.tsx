import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { errorText } from '@/lib/errorText'
import { formatMoney, type Money, moneyOf } from '@/lib/format'
import { wrong } from './AmountField'
import styles from './pay.module.css'
import { useAct } from './useAct'
import type { WayProps } from './Ways'

/** From what one has with the house: only for who is signed in. */
export function BalanceWay({
  token,
  amount,
  currency,
  data,
  reload,
  has,
}: WayProps & { has: Money }) {
  const { t } = useTranslation('public/invoice')
  const act = useAct(token, 'balance', reload)
  const money = moneyOf(amount, currency)
  const enough = Number(has.amount) >= Number(money.amount)
  return (
    <div className={styles.way}>
      <p className={styles.dim}>{t('has', { amount: formatMoney(has) })}</p>
      {act.error && (
        <p className={styles.wrong} role="alert">
          {errorText(act.error)}
        </p>
      )}
      {!enough && <p className={styles.wrong}>{t('notEnough')}</p>}
      <Button
        size="lg"
        fullWidth
        loading={act.isPending}
        disabled={!enough || wrong(data, amount)}
        onClick={() => act.mutate({ amount: money })}
      >
        {t('payBalance', { amount: formatMoney(money) })}
      </Button>
    </div>
  )
}
