import { Anchor, Button, Menu, Select, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { complain } from '@/api/complain'
import { download } from '@/api/download'
import { rowsOf } from '@/api/pages'
import { useUser } from '@/api/session'
import { ANSWERING } from '@/lib/roles'
import { Avatar } from '@/ui/Avatar'
import { EmptyState } from '@/ui/EmptyState'
import { IconButton } from '@/ui/IconButton'
import { IconContact, IconDownload, IconEdit, IconPlus, IconSearch } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { Actions, Page, Row, Rows } from '@/ui/Page'
import styles from '@/ui/page.module.css'
import { CustomerForm } from '../components/CustomerForm'
import { CustomerMarks } from '../components/CustomerMarks'
import { type Customer, type CustomerFilter, useCustomers } from '../data'
import { useDuplicates } from '../joining'
import { CATEGORIES, STATUSES } from '../words'

export default function CustomersPage() {
  const { t } = useTranslation('crm')
  const { role } = useUser()
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed, 250)
  const [narrowed, narrow] = useState({ status: '', category: '' })
  const [editing, setEditing] = useState<Customer | null>(null)
  const filter = { q, ...narrowed }
  const customers = useCustomers(filter)
  const rows = rowsOf(customers.data)
  return (
    <Page
      wide
      title={t('title')}
      text={t('text')}
      action={ANSWERING.includes(role) && <InAndOut filter={filter} />}
    >
      <div className={styles.filters}>
        <TextInput
          aria-label={t('search')}
          placeholder={t('search')}
          leftSection={<IconSearch size={16} />}
          value={typed}
          onChange={event => setTyped(event.currentTarget.value)}
        />
        <Select
          aria-label={t('status')}
          data={[
            { value: '', label: t('anyStatus') },
            ...STATUSES.map(value => ({ value, label: t(`statuses.${value}`) })),
          ]}
          value={narrowed.status}
          onChange={status => narrow({ ...narrowed, status: status ?? '' })}
        />
        <Select
          aria-label={t('category')}
          data={[
            { value: '', label: t('anyCategory') },
            ...CATEGORIES.map(value => ({ value, label: t(`categories.${value}`) })),
          ]}
          value={narrowed.category}
          onChange={category => narrow({ ...narrowed, category: category ?? '' })}
        />
      </div>
      <DuplicatesHint />
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

function InAndOut({ filter }: { filter: CustomerFilter }) {
  const { t } = useTranslation('crm')
  const bring = (format: 'csv' | 'xlsx') =>
    void download('customers/export/', { ...filter, format }, `clientes.${format}`).catch(complain)
  return (
    <Actions>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" leftSection={<IconDownload size={16} />}>
            {t('export.do')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => bring('xlsx')}>{t('export.xlsx')}</Menu.Item>
          <Menu.Item onClick={() => bring('csv')}>{t('export.csv')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Button component={Link} to="/customers/import" leftSection={<IconPlus size={16} />}>
        {t('import.do')}
      </Button>
    </Actions>
  )
}

function DuplicatesHint() {
  const { t } = useTranslation('crm')
  const found = rowsOf(useDuplicates().data)
  if (found.length === 0) return null
  return (
    <p className={styles.words}>
      <Anchor component={Link} to="/customers/duplicates">
        {t('duplicates.hint', { count: found.length })}
      </Anchor>
    </p>
  )
}

function CustomerRow({ customer, onEdit }: { customer: Customer; onEdit: () => void }) {
  const { t } = useTranslation('crm')
  const { name, phone, email, document_number } = customer
  return (
    <Row
      lead={<Avatar name={name} />}
      name={<Link to={`/customers/${customer.id}`}>{name}</Link>}
      note={[phone, document_number, email].filter(Boolean).join(' · ')}
    >
      <CustomerMarks customer={customer} />
      <IconButton label={t('edit', { name })} icon={IconEdit} onClick={onEdit} />
    </Row>
  )
}
