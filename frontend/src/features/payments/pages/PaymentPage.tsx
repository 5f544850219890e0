import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { complain } from '@/api/complain'
import { formatDate, formatDateTime, formatMoney } from '@/lib/format'
import { Amount } from '@/ui/Amount'
import { Loading } from '@/ui/Loading'
import { notify } from '@/ui/notify'
import { Page, Row, Rows } from '@/ui/Page'
import pageStyles from '@/ui/page.module.css'
import { StateChip } from '@/ui/StateChip'
import { TONE } from '../components/PaymentRow'
import styles from '../components/payments.module.css'
import { RefundRow } from '../components/RefundRow'
import { SameNumber } from '../components/SameNumber'
import { Steps } from '../components/Steps'
import { type Allocation, type PaymentDetail, useDeed, usePayment } from '../data'

/** One payment: what it is, what it paid, what was given back. */
export default function PaymentPage() {
  const { t } = useTranslation('payments')
  const { id = '' } = useParams()
  const found = usePayment(id)
  return (
    <Page wide title={t('payment')} back="/payments" backLabel={t('title')}>
      <Loading of={found}>{() => found.data && <Whole payment={found.data} />}</Loading>
    </Page>
  )
}

function Whole({ payment }: { payment: PaymentDetail }) {
  const { t } = useTranslation('payments')
  return (
    <>
      <section className={pageStyles.section} aria-label={t('payment')}>
        <Head payment={payment} />
        <Facts payment={payment} />
        {payment.reason && <p>{payment.reason}</p>}
        {payment.reversal_asked_by && payment.state === 'confirmed' && (
          <p role="status">{t('reversalAsked', { name: payment.reversal_asked_by.name })}</p>
        )}
        {payment.state === 'pending' && <SameNumber id={payment.id} />}
        <Steps payment={payment} />
      </section>
      <section className={pageStyles.section} aria-labelledby="paid">
        <h2 id="paid">{t('pays')}</h2>
        {payment.allocations.length === 0 ? (
          <p>{t('paysNothing')}</p>
        ) : (
          <Rows>
            {payment.allocations.map(row => (
              <AllocationRow key={row.id} row={row} may={payment.state === 'confirmed'} />
            ))}
          </Rows>
        )}
      </section>
      {payment.refunds.length > 0 && (
        <section className={pageStyles.section} aria-labelledby="refunds">
          <h2 id="refunds">{t('place.refunds')}</h2>
          <Rows>
            {payment.refunds.map(row => (
              <RefundRow key={row.id} refund={row} />
            ))}
          </Rows>
        </section>
      )}
    </>
  )
}

function Head({ payment }: { payment: PaymentDetail }) {
  const { t } = useTranslation('payments')
  return (
    <div className={pageStyles.head}>
      <div>
        <Link to={`/customers/${payment.customer.id}?tab=collection`}>{payment.customer.name}</Link>
        <div className={styles.big}>
          <Amount value={payment.amount} />
        </div>
      </div>
      <StateChip tone={TONE[payment.state]}>{t(`state.${payment.state}`)}</StateChip>
    </div>
  )
}

function Facts({ payment }: { payment: PaymentDetail }) {
  const { t } = useTranslation('payments')
  const by = payment.recorded_by?.name ?? t('byLink')
  const facts = [
    [t('methodOf'), t(`method.${payment.method}`)],
    [t('number'), payment.operation_number],
    [t('paidOn'), formatDate(`${payment.paid_on}T12:00:00Z`)],
    [t('free'), formatMoney(payment.free)],
    [t('recordedBy'), `${by}, ${formatDateTime(payment.created_at)}`],
    [
      t('confirmedBy'),
      payment.confirmed_at &&
        `${payment.confirmed_by?.name ?? t('theHouse')}, ${formatDateTime(payment.confirmed_at)}`,
    ],
    [t('note'), payment.note],
  ]
  return (
    <dl className={styles.facts}>
      {facts
        .filter(([, value]) => value)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      {payment.proof?.url && (
        <div>
          <dt>{t('proof')}</dt>
          <dd>
            <a href={payment.proof.url} target="_blank" rel="noreferrer">
              {t('openProof')}
            </a>
          </dd>
        </div>
      )}
      {payment.conversation && (
        <div>
          <dt>{t('thread')}</dt>
          <dd>
            <Link to={`/inbox/${payment.conversation}`}>{t('openThread')}</Link>
          </dd>
        </div>
      )}
    </dl>
  )
}

function AllocationRow({ row, may }: { row: Allocation; may: boolean }) {
  const { t } = useTranslation('payments')
  const deed = useDeed()
  const undo = () =>
    deed.mutate(
      { path: `allocations/${row.id}/undo/` },
      { onSuccess: () => notify(t('done.undo')), onError: complain },
    )
  return (
    <Row
      name={<Link to={`/invoices/${row.invoice.id}`}>{row.invoice.label}</Link>}
      note={`${row.author?.name ?? t('theHouse')} · ${formatDateTime(row.created_at)}`}
      faded={row.undone || row.undoes !== null}
    >
      <Amount value={row.amount} />
      {may && !row.undone && !row.undoes && (
        <Button variant="subtle" color="gray" loading={deed.isPending} onClick={undo}>
          {t('step.undo')}
        </Button>
      )}
    </Row>
  )
}
