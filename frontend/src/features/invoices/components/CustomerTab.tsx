import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { rowsOf } from '@/api/pages'
import { EmptyState } from '@/ui/EmptyState'
import { IconReceipt } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { Rows } from '@/ui/Page'
import { useInvoices } from '../data'
import { InvoiceRow } from './InvoiceRow'

/** What a customer was billed, on their page. */
export default function CustomerTab({ customerId }: { customerId: string }) {
  const { t } = useTranslation('invoices')
  const list = useInvoices({ customer: customerId })
  const rows = rowsOf(list.data)
  return (
    <>
      <Loading of={list}>
        {() =>
          rows.length === 0 ? (
            <EmptyState icon={IconReceipt} title={t('empty')} />
          ) : (
            <Rows>
              {rows.map(invoice => (
                <InvoiceRow key={invoice.id} invoice={invoice} />
              ))}
            </Rows>
          )
        }
      </Loading>
      <MoreButton of={list} />
      <p>
        <Link to={`/invoices/new?customer=${customerId}`}>{t('new')}</Link>
      </p>
    </>
  )
}
