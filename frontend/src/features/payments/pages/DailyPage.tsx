import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { download } from '@/api/download'
import { Amount } from '@/ui/Amount'
import { EmptyState } from '@/ui/EmptyState'
import { IconDownload, IconWallet } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { Actions } from '@/ui/Page'
import { StateChip } from '@/ui/StateChip'
import { Frame } from '../components/Frame'
import styles from '../components/payments.module.css'
import { type Day, useDay } from '../data'

function localDay(): string {
  const now = new Date()
  const pad = (part: number) => String(part).padStart(2, '0')
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`
}

/** The money of a day by method and person, held against the ledger. */
export default function DailyPage() {
  const { t } = useTranslation('payments')
  const [day, setDay] = useState(localDay)
  const found = useDay(day)
  const save = (kind: string) =>
    void download('payments/daily/file/', { day, kind }, `caja-${day}.${kind}`).catch(complain)
  return (
    <Frame>
      <Actions>
        <TextInput
          type="date"
          aria-label={t('day')}
          value={day}
          onChange={event => event.currentTarget.value && setDay(event.currentTarget.value)}
        />
        {['csv', 'xlsx'].map(kind => (
          <Button
            key={kind}
            variant="default"
            leftSection={<IconDownload size={16} />}
            onClick={() => save(kind)}
          >
            {kind.toUpperCase()}
          </Button>
        ))}
      </Actions>
      <Loading of={found}>{() => found.data && <Table day={found.data} />}</Loading>
    </Frame>
  )
}

function Table({ day }: { day: Day }) {
  const { t } = useTranslation('payments')
  if (day.rows.length === 0) {
    return <EmptyState icon={IconWallet} title={t('noMoney')} text={t('noMoneyText')} />
  }
  return (
    <>
      <dl className={styles.facts}>
        {day.totals.map(({ method, total }) => (
          <div key={method}>
            <dt>{t(`method.${method}`)}</dt>
            <dd className={styles.big}>
              <Amount value={total} />
            </dd>
          </div>
        ))}
      </dl>
      <p>
        <StateChip tone={day.agrees ? 'ok' : 'bad'}>
          {t(day.agrees ? 'agrees' : 'differs')}
        </StateChip>
      </p>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th>{t('methodOf')}</th>
              <th>{t('movement')}</th>
              <th>{t('person')}</th>
              <th className={styles.num}>{t('count')}</th>
              <th className={styles.num}>{t('amount')}</th>
            </tr>
          </thead>
          <tbody>
            {day.rows.map(row => (
              <tr key={`${row.method} ${row.kind} ${row.person?.id}`}>
                <td>{t(`method.${row.method}`)}</td>
                <td>{t(`kind.${row.kind}`)}</td>
                <td>{row.person?.name ?? t('theHouse')}</td>
                <td className={styles.num}>{row.count}</td>
                <td className={styles.num}>
                  <Amount value={row.total} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
