import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { formatMoney } from '@/lib/format'
import { Row, Rows } from '@/ui/Page'
import { StateChip, type Tone } from '@/ui/StateChip'
import type { BilledInvoice } from '../data'

const TONES: Record<string, Tone> = { paid: 'ok', open: 'primary', partial: 'warn', void: 'bad' }

/** The invoices an order stands on. */
export function Billed({ invoices }: { invoices: BilledInvoice[] }) {
  const { t } = useTranslation('aftercare')
  if (invoices.length === 0) return null
  return (
    <Rows>
      {invoices.map(invoice => (
        <Row
          key={invoice.id}
          name={<Link to={`/invoices/${invoice.id}`}>{invoice.name || t('charges.draft')}</Link>}
          note={formatMoney(invoice.total)}
          faded={invoice.state === 'void'}
        >
          <StateChip tone={TONES[invoice.state]}>{t(`invoice.${invoice.state}`)}</StateChip>
        </Row>
      ))}
    </Rows>
  )
}
