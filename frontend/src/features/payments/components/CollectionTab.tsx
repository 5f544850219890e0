import { Button, Switch } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { complain } from '@/api/complain'
import { rowsOf } from '@/api/pages'
import { useUser } from '@/api/session'
import { formatDate } from '@/lib/format'
import { Amount } from '@/ui/Amount'
import { IconPlus } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { notify } from '@/ui/notify'
import { Actions, Row, Rows } from '@/ui/Page'
import { StateChip } from '@/ui/StateChip'
import { type Debt, minorOf, type Owed, useDebt, useDeed, usePayments } from '../data'
import { usePause, useSetPause } from '../reminders'
import { PaymentRow } from './PaymentRow'
import styles from './payments.module.css'
import { RecordDialog } from './RecordDialog'

/** What a customer owes and has paid; where their payments are written down. */
export default function CollectionTab({ customerId }: { customerId: string }) {
  const { t } = useTranslation('payments')
  const debt = useDebt(customerId)
  const payments = usePayments({ customer: customerId })
  const rows = rowsOf(payments.data)
  const [recording, setRecording] = useState(false)
  const office = useUser().role !== 'advisor'
  const name = rows[0]?.customer.name ?? t('thisCustomer')
  return (
    <>
      <Actions>
        <PauseSwitch customer={customerId} />
        {office && (
          <Button leftSection={<IconPlus size={16} />} onClick={() => setRecording(true)}>
            {t('record')}
          </Button>
        )}
      </Actions>
      <Loading of={debt}>{() => debt.data && <Owes debt={debt.data} office={office} />}</Loading>
      <h2>{t('title')}</h2>
      <Loading of={payments}>
        {() =>
          rows.length === 0 ? (
            <p className={styles.dim}>{t('empty')}</p>
          ) : (
            <Rows>
              {rows.map(row => (
                <PaymentRow key={row.id} payment={row} />
              ))}
            </Rows>
          )
        }
      </Loading>
      <MoreButton of={payments} />
      {recording && (
        <RecordDialog customer={{ id: customerId, name }} onClose={() => setRecording(false)} />
      )}
    </>
  )
}

function Owes({ debt, office }: { debt: Debt; office: boolean }) {
  const { t } = useTranslation('payments')
  const facts = [
    ['owes', debt.owed],
    ['overdue', debt.overdue],
    ['free', debt.free],
    ['balance', debt.balance],
  ] as const
  return (
    <>
      <dl className={styles.facts}>
        {facts.map(([name, money]) => (
          <div key={name}>
            <dt>{t(name)}</dt>
            <dd className={styles.big}>
              <Amount value={money} />
            </dd>
          </div>
        ))}
      </dl>
      {debt.invoices.length === 0 ? (
        <p className={styles.dim}>{t('owesNothing')}</p>
      ) : (
        <Rows>
          {debt.invoices.map(row => (
            <OwedRow key={row.id} row={row} credit={office && minorOf(debt.free) > 0n} />
          ))}
        </Rows>
      )}
    </>
  )
}

function OwedRow({ row, credit }: { row: Owed; credit: boolean }) {
  const { t } = useTranslation('payments')
  const deed = useDeed()
  const use = () =>
    deed.mutate(
      { path: `invoices/${row.id}/use-credit/` },
      { onSuccess: () => notify(t('done.use-credit')), onError: complain },
    )
  const dispute = () =>
    deed.mutate(
      { path: `invoices/${row.id}/dispute/`, body: { disputed: !row.disputed } },
      { onError: complain },
    )
  return (
    <Row
      name={<Link to={`/invoices/${row.id}`}>{row.label}</Link>}
      note={
        <>
          {t('due', { day: formatDate(`${row.due_on}T12:00:00Z`) })}
          {row.promised_on &&
            ` · ${t('promised', { day: formatDate(`${row.promised_on}T12:00:00Z`) })}`}
        </>
      }
    >
      {row.disputed && <StateChip tone="warn">{t('disputed')}</StateChip>}
      <b>
        <Amount value={row.balance} />
      </b>
      {credit && (
        <Button variant="default" loading={deed.isPending} onClick={use}>
          {t('step.use-credit')}
        </Button>
      )}
      <Button variant="subtle" color="gray" onClick={dispute}>
        {t(row.disputed ? 'step.undispute' : 'step.dispute')}
      </Button>
    </Row>
  )
}

function PauseSwitch({ customer }: { customer: string }) {
  const { t } = useTranslation('payments')
  const pause = usePause(customer)
  const set = useSetPause(customer)
  if (!pause.data) return null
  return (
    <Switch
      label={t('reminded')}
      description={pause.data.email_bounced ? t('bounced') : undefined}
      checked={!pause.data.paused}
      disabled={set.isPending}
      onChange={event => set.mutate(!event.currentTarget.checked, { onError: complain })}
    />
  )
}
