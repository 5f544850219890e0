import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { formatDate, formatDateTime } from '@/lib/format'
import { Amount } from '@/ui/Amount'
import { Loading } from '@/ui/Loading'
import { Page, Row, Rows } from '@/ui/Page'
import page from '@/ui/page.module.css'
import { StateChip } from '@/ui/StateChip'
import { Coupons } from '../components/Coupons'
import { ElectronicLine } from '../components/ElectronicLine'
import { InvoiceActions } from '../components/InvoiceActions'
import { LinesTable } from '../components/LinesTable'
import { NoticeLine } from '../components/NoticeLine'
import { SlipsPart } from '../components/SlipsPart'
import { Totals } from '../components/Totals'
import { type InvoiceDetail, useInvoice } from '../data'
import styles from '../invoices.module.css'
import { stateOf, toneOf } from '../words'

export default function InvoicePage() {
  const { t } = useTranslation('invoices')
  const { id = '' } = useParams()
  const found = useInvoice(id)
  const invoice = found.data
  const name = invoice ? invoice.label || `${t('draftOf')} · ${t(`kind.${invoice.kind}`)}` : ''
  return (
    <Page wide title={name} back="/invoices" backLabel={t('back')}>
      <Loading of={found}>{() => invoice && <Whole invoice={invoice} />}</Loading>
    </Page>
  )
}

function Whole({ invoice }: { invoice: InvoiceDetail }) {
  const { t } = useTranslation('invoices')
  return (
    <>
      <Head invoice={invoice} />
      <InvoiceActions invoice={invoice} />
      <section className={page.section}>
        <h2>{t('page.lines')}</h2>
        <LinesTable lines={invoice.lines} />
        <Totals sums={invoice} />
        {invoice.detraction && (
          <p>
            {t('page.detraction', { percent: invoice.detraction.percent })}:{' '}
            <Amount value={invoice.detraction.amount} />
          </p>
        )}
        {invoice.note && <p>{invoice.note}</p>}
      </section>
      <Coupons invoice={invoice} />
      <SlipsPart invoice={invoice} />
      {invoice.state !== 'draft' && <Payments invoice={invoice} />}
      {invoice.credit_notes.length > 0 && <Notes invoice={invoice} />}
      <History invoice={invoice} />
    </>
  )
}

function Head({ invoice }: { invoice: InvoiceDetail }) {
  const { t } = useTranslation('invoices')
  const state = stateOf(invoice)
  const total = Number(invoice.total.amount)
  const left = Number(invoice.balance.amount)
  const share = total > 0 ? Math.round((100 * (total - left)) / total) : 100
  const draft = invoice.state === 'draft'
  return (
    <section className={page.section}>
      <div className={page.chips}>
        <StateChip tone={toneOf(state)}>{t(`state.${state}`)}</StateChip>
        {invoice.credited !== 'none' && <StateChip>{t(`credited.${invoice.credited}`)}</StateChip>}
        <StateChip>{t(`kind.${invoice.kind}`)}</StateChip>
      </div>
      <div className={styles.big}>
        <Amount value={invoice.total} />
      </div>
      {!draft && (
        <>
          <div
            className={styles.bar}
            role="progressbar"
            aria-valuenow={share}
            aria-valuemin={0}
            aria-valuemax={100}
            aria-label={t('page.paid')}
          >
            <i style={{ width: `${share}%` }} />
          </div>
          <p className={styles.sums}>
            <span>
              {t('page.paid')}{' '}
              <b>
                <Amount value={invoice.paid} />
              </b>
            </span>
            <span>
              {t('page.balance')}{' '}
              <b>
                <Amount value={invoice.balance} />
              </b>
            </span>
          </p>
        </>
      )}
      <p className={styles.facts}>
        <Link to={`/customers/${invoice.customer.id}`}>{invoice.customer.name}</Link>
        {invoice.issue_on && (
          <span>{t('issued', { day: formatDate(`${invoice.issue_on}T12:00:00`) })}</span>
        )}
        <span>{t('due', { day: formatDate(`${invoice.due_on}T12:00:00`) })}</span>
        {invoice.period && <span>{invoice.period}</span>}
        {invoice.contract && <span>{t('page.contract', { number: invoice.contract.number })}</span>}
        {invoice.opportunity && (
          <Link to={`/opportunities/${invoice.opportunity.id}`}>{invoice.opportunity.name}</Link>
        )}
        {invoice.quote && (
          <Link to={`/quotes/${invoice.quote.id}`}>
            {t('page.quote', { number: invoice.quote.number })}
          </Link>
        )}
        {invoice.conversation && (
          <Link to={`/inbox/${invoice.conversation}`}>{t('page.conversation')}</Link>
        )}
        {invoice.authority_label && (
          <span>
            {t('page.authority')}: {invoice.authority_label}
          </span>
        )}
        {invoice.reason && (
          <span>
            {t('page.reason')}: {invoice.reason}
          </span>
        )}
      </p>
      <ElectronicLine invoice={invoice} />
      <NoticeLine invoice={invoice} />
    </section>
  )
}

function Payments({ invoice }: { invoice: InvoiceDetail }) {
  const { t } = useTranslation('invoices')
  return (
    <section className={page.section}>
      <h2>{t('page.payments')}</h2>
      {invoice.payments.length === 0 ? (
        <p>{t('page.noPayments')}</p>
      ) : (
        <Rows>
          {invoice.payments.map(payment => (
            <Row
              key={payment.id}
              name={
                <Link to={`/payments/${payment.id}`}>{t(`payment.methods.${payment.method}`)}</Link>
              }
              note={[formatDate(`${payment.paid_on}T12:00:00`), payment.operation_number]
                .filter(Boolean)
                .join(' · ')}
            >
              <StateChip tone={payment.state === 'confirmed' ? 'ok' : 'plain'}>
                {t(`payment.state.${payment.state}`)}
              </StateChip>
              <b>
                <Amount value={payment.amount} />
              </b>
            </Row>
          ))}
        </Rows>
      )}
    </section>
  )
}

function Notes({ invoice }: { invoice: InvoiceDetail }) {
  const { t } = useTranslation('invoices')
  return (
    <section className={page.section}>
      <h2>{t('page.notes')}</h2>
      <Rows>
        {invoice.credit_notes.map(note => (
          <Row
            key={note.id}
            name={<Link to={`/credit-notes/${note.id}`}>{note.label || t('draftOf')}</Link>}
          >
            <StateChip tone={toneOf(note.state)}>{t(`state.${note.state}`)}</StateChip>
            <b>
              <Amount value={note.total} />
            </b>
          </Row>
        ))}
      </Rows>
    </section>
  )
}

function History({ invoice }: { invoice: InvoiceDetail }) {
  const { t } = useTranslation('invoices')
  return (
    <section className={page.section}>
      <h2>{t('page.history')}</h2>
      <Rows>
        {invoice.history.map(step => (
          <Row
            key={`${step.created_at}${step.what}`}
            name={t(`history.${step.what}`, { about: step.about, defaultValue: step.what })}
            note={[step.author?.name, formatDateTime(step.created_at)].filter(Boolean).join(' · ')}
          />
        ))}
      </Rows>
      {invoice.hash && (
        <details>
          <summary>{t('page.seal')}</summary>
          <p>{t('page.sealText')}</p>
          <p className={styles.code}>
            {t('page.hash')}: {invoice.hash}
          </p>
        </details>
      )}
    </section>
  )
}
