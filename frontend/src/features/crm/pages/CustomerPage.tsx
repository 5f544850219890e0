import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import { IconBack, IconEdit, IconShield } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { Actions, Page } from '@/ui/Page'
import styles from '@/ui/page.module.css'
import { ChannelsSection } from '../components/ChannelsSection'
import { CustomerForm } from '../components/CustomerForm'
import { CustomerMarks } from '../components/CustomerMarks'
import { DuplicatesSection } from '../components/DuplicatesSection'
import { MergeDialog } from '../components/MergeDialog'
import { MergesSection } from '../components/MergesSection'
import { type Customer, type CustomerDetail, useCustomer } from '../data'

export default function CustomerPage() {
  const { id = '' } = useParams()
  const customer = useCustomer(id)
  return (
    <Loading of={customer} rows={6}>
      {() => customer.data && <Whole key={customer.data.id} customer={customer.data} />}
    </Loading>
  )
}

function Whole({ customer }: { customer: CustomerDetail }) {
  const { t } = useTranslation('crm')
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  const [editing, setEditing] = useState(false)
  const merge = (other: Customer | null) =>
    setParams(other ? { merge: other.id } : {}, { replace: true })
  // The address may name somebody to be joined: a link of the panel beside a conversation.
  const other = useCustomer(params.get('merge') ?? '')
  const pair: [Customer, Customer] | null =
    params.has('merge') && other.data && other.data.id !== customer.id
      ? [customer, other.data]
      : null
  return (
    <Page
      title={customer.name}
      text={
        <Link to="/customers" className={styles.words}>
          <IconBack size={14} /> {t('title')}
        </Link>
      }
      action={
        <Actions>
          <CustomerMarks customer={customer} />
          <Button
            component={Link}
            to={`/customers/${customer.id}/privacy`}
            variant="default"
            leftSection={<IconShield size={16} />}
          >
            {t('privacy')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconEdit size={16} />}
            onClick={() => setEditing(true)}
          >
            {t('editShort')}
          </Button>
        </Actions>
      }
    >
      <Facts customer={customer} />
      <DuplicatesSection id={customer.id} onMerge={merge} />
      <ChannelsSection channels={customer.channels} />
      <MergesSection id={customer.id} />
      {editing && <CustomerForm customer={customer} onClose={() => setEditing(false)} />}
      {pair && (
        <MergeDialog
          pair={pair}
          onClose={() => merge(null)}
          onMerged={kept => void navigate(`/customers/${kept}`, { replace: true })}
        />
      )}
    </Page>
  )
}

function Facts({ customer }: { customer: CustomerDetail }) {
  const { t } = useTranslation('crm')
  const facts = [
    [t('fields.document_number'), customer.document_number],
    [t('fields.phone'), customer.phone],
    [t('fields.email'), customer.email],
  ].filter(([, value]) => value)
  if (facts.length === 0) return null
  return (
    <dl className={styles.pair}>
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt className={styles.words}>{label}</dt>
          <dd className="tabular" style={{ margin: 0 }}>
            {value}
          </dd>
        </div>
      ))}
    </dl>
  )
}
