import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { formatDate } from '@/lib/format'
import pageStyles from '@/ui/page.module.css'
import type { Customer, CustomerDetail } from '../data'
import { saidOf, useLivingFields } from '../fields'
import { ChannelsSection } from './ChannelsSection'
import styles from './customer.module.css'
import { DocumentNumber } from './DocumentNumber'
import { DuplicatesSection } from './DuplicatesSection'
import { MergesSection } from './MergesSection'

interface Props {
  customer: CustomerDetail
  onMerge: (other: Customer) => void
}

/** What is known of a customer: fields, companies, channels, who else they may be. */
export function DataTab({ customer, onMerge }: Props) {
  const { t } = useTranslation('crm')
  return (
    <>
      <section className={pageStyles.section} aria-labelledby="data-of-customer">
        <h2 id="data-of-customer">{t('data.title')}</h2>
        <Facts customer={customer} />
        {customer.companies.length > 0 && (
          <p>
            {t('contacts.of')}{' '}
            {customer.companies.map(({ id, name }, at) => (
              <span key={id}>
                {at > 0 && ', '}
                <Link to={`/customers/${id}`}>{name}</Link>
              </span>
            ))}
          </p>
        )}
      </section>
      <DuplicatesSection id={customer.id} onMerge={onMerge} />
      <ChannelsSection channels={customer.channels} />
      <MergesSection id={customer.id} />
    </>
  )
}

function Facts({ customer }: { customer: CustomerDetail }) {
  const { t } = useTranslation('crm')
  const fields = useLivingFields(customer.kind)
  const facts: [string, React.ReactNode][] = [
    [t('fields.document_number'), <DocumentNumber key={customer.updated_at} customer={customer} />],
    [t('fields.phone'), customer.phone],
    [t('fields.email'), customer.email],
    [t('data.since'), formatDate(customer.created_at)],
    ...fields.map((field): [string, string] => [
      field.name,
      saidOf(field, customer.custom[field.id], [t('yes'), t('no')]),
    ]),
  ]
  return (
    <dl className={styles.facts}>
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className="tabular">{value || '—'}</dd>
        </div>
      ))}
    </dl>
  )
}
