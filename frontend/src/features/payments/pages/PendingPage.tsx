import { Button } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { complain } from '@/api/complain'
import { rowsOf } from '@/api/pages'
import { formatDate } from '@/lib/format'
import { Age } from '@/ui/Age'
import { Amount } from '@/ui/Amount'
import { EmptyState } from '@/ui/EmptyState'
import { IconChecks } from '@/ui/icons'
import { Kbd } from '@/ui/Kbd'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { notify } from '@/ui/notify'
import { Actions } from '@/ui/Page'
import { AskDialog } from '../components/AskDialog'
import { Frame } from '../components/Frame'
import styles from '../components/payments.module.css'
import { SameNumber } from '../components/SameNumber'
import { type Payment, useDeed, usePayments } from '../data'

/** What waits to be found true: one after the other, with its proof, by keys alone. */
export default function PendingPage() {
  const { t } = useTranslation('payments')
  const payments = usePayments({ state: 'pending' })
  const rows = rowsOf(payments.data)
  const [chosen, setChosen] = useState<string | null>(null)
  const [failing, setFailing] = useState<Payment | null>(null)
  const deed = useDeed()
  const at = Math.max(
    0,
    rows.findIndex(row => row.id === chosen),
  )
  const row = rows[at]
  const move = (by: number) => setChosen(rows[at + by]?.id ?? chosen)
  const confirm = () => {
    if (!row || deed.isPending) return
    const next = rows[at + 1]?.id ?? rows[at - 1]?.id ?? null
    deed.mutate(
      { path: `payments/${row.id}/confirm/` },
      {
        onSuccess: () => {
          notify(t('done.confirm'))
          setChosen(next)
        },
        onError: complain,
      },
    )
  }
  useHotkeys([
    ['j', () => move(1)],
    ['k', () => move(-1)],
    ['c', confirm],
    ['f', () => row && setFailing(row)],
  ])
  return (
    <Frame>
      <Loading of={payments} rows={6}>
        {() =>
          row ? (
            <div className={styles.queue}>
              <nav aria-label={t('place.pending')}>
                {rows.map(each => (
                  <button
                    key={each.id}
                    type="button"
                    className={styles.item}
                    aria-current={each.id === row.id}
                    onClick={() => setChosen(each.id)}
                  >
                    <span>
                      <b>{each.customer.name}</b>
                      <br />
                      <span className={styles.dim}>
                        <Age at={each.created_at} />
                      </span>
                    </span>
                    <Amount value={each.amount} />
                  </button>
                ))}
                <MoreButton of={payments} />
              </nav>
              <article aria-label={row.customer.name}>
                <Looked payment={row} />
                <Actions>
                  <Button
                    variant="default"
                    rightSection={<Kbd keys="F" />}
                    onClick={() => setFailing(row)}
                  >
                    {t('step.fail')}
                  </Button>
                  <Button
                    loading={deed.isPending}
                    rightSection={<Kbd keys="C" />}
                    onClick={confirm}
                  >
                    {t('step.confirm')}
                  </Button>
                </Actions>
              </article>
            </div>
          ) : (
            <EmptyState icon={IconChecks} title={t('nonePending')} text={t('nonePendingText')} />
          )
        }
      </Loading>
      {failing && <AskDialog payment={failing} ask="fail" onClose={() => setFailing(null)} />}
    </Frame>
  )
}

function Looked({ payment }: { payment: Payment }) {
  const { t } = useTranslation('payments')
  const { proof } = payment
  return (
    <>
      <h2>
        <Link to={`/payments/${payment.id}`}>{payment.customer.name}</Link>
      </h2>
      <dl className={styles.facts}>
        <div>
          <dt>{t('amount')}</dt>
          <dd className={styles.big}>
            <Amount value={payment.amount} />
          </dd>
        </div>
        <div>
          <dt>{t('methodOf')}</dt>
          <dd>{t(`method.${payment.method}`)}</dd>
        </div>
        <div>
          <dt>{t('number')}</dt>
          <dd>{payment.operation_number || '—'}</dd>
        </div>
        <div>
          <dt>{t('paidOn')}</dt>
          <dd>{formatDate(`${payment.paid_on}T12:00:00Z`)}</dd>
        </div>
        {payment.invoice && (
          <div>
            <dt>{t('forInvoice')}</dt>
            <dd>
              <Link to={`/invoices/${payment.invoice.id}`}>{payment.invoice.label}</Link>
            </dd>
          </div>
        )}
      </dl>
      {proof?.url && proof.content_type?.startsWith('image/') && (
        <img className={styles.proof} src={proof.url} alt={t('proof')} />
      )}
      {proof?.url && (
        <p>
          <a href={proof.url} target="_blank" rel="noreferrer">
            {t('openProof')}
          </a>
        </p>
      )}
      {!proof && <p className={styles.dim}>{t('noProof')}</p>}
      {payment.contested && <SameNumber id={payment.id} />}
    </>
  )
}
