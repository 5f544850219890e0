import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { formatDate } from '@/lib/format'
import { Amount } from '@/ui/Amount'
import { Row } from '@/ui/Page'
import { StateChip } from '@/ui/StateChip'
import type { Invoice } from '../data'
import styles from '../invoices.module.css'
import { stateOf, toneOf } from '../words'

interface Props {
  invoice: Invoice
  /** Where its page stands. */
  base?: string
  search?: string
}

export function InvoiceRow({ invoice, base = '/invoices', search = '' }: Props) {
  const { t } = useTranslation('invoices')
  const state = stateOf(invoice)
  const owed = invoice.state === 'open' || invoice.state === 'partial'
  const note = [
    base === '/invoices' ? invoice.customer.name : t(`kind.${invoice.kind}`),
    invoice.contract && t('page.contract', { number: invoice.contract.number }),
    invoice.period,
  ]
  return (
    <Row
      name={
        <Link to={`${base}/${invoice.id}${search}`}>
          {invoice.label || `${t('draftOf')} · ${t(`kind.${invoice.kind}`)}`}
        </Link>
      }
      note={note.filter(Boolean).join(' · ')}
      faded={invoice.state === 'void'}
    >
      {owed && <small>{t('due', { day: formatDate(`${invoice.due_on}T12:00:00`) })}</small>}
      {invoice.credited !== 'none' && <StateChip>{t(`credited.${invoice.credited}`)}</StateChip>}
      <StateChip tone={toneOf(state)}>{t(`state.${state}`)}</StateChip>
      <span className={styles.amounts}>
        <b>
          <Amount value={owed ? invoice.balance : invoice.total} />
        </b>
        {invoice.state === 'partial' && (
          <small>
            {t('page.of')} <Amount value={invoice.total} />
          </small>
        )}
      </span>
    </Row>
  )
}
