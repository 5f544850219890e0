import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { rowsOf } from '@/api/pages'
import { Avatar } from '@/ui/Avatar'
import { EmptyState } from '@/ui/EmptyState'
import { IconButton } from '@/ui/IconButton'
import { IconContact, IconSearch, IconSettings } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { Page, Row, Rows } from '@/ui/Page'
import { StateChip } from '@/ui/StateChip'
import { CustomerForm } from '../components/CustomerForm'
import { type Customer, useCustomers } from '../data'

export default function CustomersPage() {
  const { t } = useTranslation('crm')
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed, 250)
  const [editing, setEditing] = useState<Customer | null>(null)
  const customers = useCustomers(q)
  const rows = rowsOf(customers.data)
  return (
    <Page wide title={t('title')} text={t('text')}>
      <TextInput
        aria-label={t('search')}
        placeholder={t('search')}
        leftSection={<IconSearch size={16} />}
        value={typed}
        onChange={event => setTyped(event.currentTarget.value)}
      />
      <Loading of={customers} rows={6}>
        {() =>
          rows.length === 0 ? (
            <EmptyState icon={IconContact} title={t('empty')} text={t('emptyText')} />
          ) : (
            <Rows>
              {rows.map(customer => (
                <CustomerRow
                  key={customer.id}
                  customer={customer}
                  onEdit={() => setEditing(customer)}
                />
              ))}
            </Rows>
          )
        }
      </Loading>
      <MoreButton of={customers} />
      {editing && <CustomerForm customer={editing} onClose={() => setEditing(null)} />}
    </Page>
  )
}

function CustomerRow({ customer, onEdit }: { customer: Customer; onEdit: () => void }) {
  const { t } = useTranslation('crm')
  const contact = [customer.phone, customer.email].filter(Boolean).join(' · ')
  return (
    <Row lead={<Avatar name={customer.name} />} name={customer.name} note={contact}>
      {customer.category && (
        <StateChip tone={customer.category === 'vip' ? 'primary' : 'plain'}>
          {t(`categories.${customer.category}`)}
        </StateChip>
      )}
      <StateChip tone={customer.status === 'active' ? 'ok' : 'plain'}>
        {t(`statuses.${customer.status}`)}
      </StateChip>
      <IconButton label={t('edit', { name: customer.name })} icon={IconSettings} onClick={onEdit} />
    </Row>
  )
}
