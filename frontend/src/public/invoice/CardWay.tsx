import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { errorText } from '@/lib/errorText'
import { formatMoney, moneyOf } from '@/lib/format'
import { IconCard } from '@/ui/icons'
import { wrong } from './AmountField'
import { cardUnderWay, rememberLink } from './data'
import styles from './pay.module.css'
import { useAct } from './useAct'
import type { WayProps } from './Ways'

/** Off to the gateway: its page is opened as soon as it has said where that is. */
export function CardWay({ token, amount, currency, data, reload }: WayProps) {
  const { t } = useTranslation('public/invoice')
  const [going, setGoing] = useState<string | null>(null)
  const act = useAct(token, 'card', reload)
  const card = cardUnderWay(data)
  const ended = data.payments.find(each => each.id === going && each.state === 'failed')
  useEffect(() => {
    if (going && card?.id === going && card.url) {
      rememberLink(token)
      window.location.assign(card.url)
    }
  }, [going, card, token])
  const money = moneyOf(amount, currency)
  const waits = act.isPending || (going !== null && !ended)
  return (
    <div className={styles.way}>
      <p className={styles.dim}>{t('cardText')}</p>
      {card?.refused && (
        <p className={styles.wrong} role="alert">
          {t('cardRefused')}
        </p>
      )}
      {(act.error || ended) && (
        <p className={styles.wrong} role="alert">
          {act.error ? errorText(act.error) : t('cardDown')}
        </p>
      )}
      <Button
        size="lg"
        fullWidth
        leftSection={<IconCard size={20} />}
        loading={waits}
        disabled={wrong(data, amount)}
        onClick={() =>
          act.mutate({ amount: money }, { onSuccess: ({ payment }) => setGoing(payment) })
        }
      >
        {t('payCard', { amount: formatMoney(money) })}
      </Button>
    </div>
  )
}
