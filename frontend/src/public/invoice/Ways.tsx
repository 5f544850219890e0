import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AmountField } from './AmountField'
import { BalanceWay } from './BalanceWay'
import { CardWay } from './CardWay'
import { isAllTold, type PayPageData } from './data'
import { PaidWay } from './PaidWay'
import styles from './pay.module.css'

type Way = 'card' | 'paid' | 'balance'

interface Props {
  token: string
  data: PayPageData
  reload: () => void
}

/** How much, and by what; what was typed stays while one looks at another way. */
export function Ways({ token, data, reload }: Props) {
  const { t } = useTranslation('public/invoice')
  const offered = waysOf(data)
  const [chosen, setChosen] = useState<Way | null>(null)
  const [typed, setTyped] = useState<string | null>(null)
  const way = chosen && offered.includes(chosen) ? chosen : offered[0]
  // Until somebody types another one it is what is left, also when that changes.
  const amount = typed ?? data.document.balance.amount
  const shared = { token, amount, currency: data.document.balance.currency, data, reload }
  return (
    <section className={styles.sheet} aria-labelledby="ways-title">
      <h2 id="ways-title">{t('ways')}</h2>
      {isAllTold(data) && (
        <p className={styles.outcome} role="status">
          {t('told')}
        </p>
      )}
      <AmountField data={data} value={amount} onChange={setTyped} />
      {offered.length > 1 && (
        <SegmentedControl
          fullWidth
          aria-label={t('ways')}
          value={way}
          data={offered.map(each => ({ value: each, label: t(`way.${each}`) }))}
          onChange={next => setChosen(next as Way)}
        />
      )}
      <div hidden={way !== 'card'}>{data.methods.card && <CardWay {...shared} />}</div>
      <div hidden={way !== 'paid'}>
        <PaidWay {...shared} />
      </div>
      <div hidden={way !== 'balance'}>
        {data.methods.balance && <BalanceWay {...shared} has={data.methods.balance} />}
      </div>
    </section>
  )
}

function waysOf({ methods }: PayPageData): Way[] {
  const ways: Way[] = methods.card ? ['card', 'paid'] : ['paid']
  return methods.balance && Number(methods.balance.amount) > 0 ? [...ways, 'balance'] : ways
}

export interface WayProps extends Props {
  amount: string
  currency: string
}
