import { Anchor, Button, Checkbox, Menu } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { complain } from '@/api/complain'
import { download } from '@/api/download'
import { rowsOf } from '@/api/pages'
import { useUser } from '@/api/session'
import { ANSWERING } from '@/lib/roles'
import { Avatar } from '@/ui/Avatar'
import { EmptyState } from '@/ui/EmptyState'
import { IconButton } from '@/ui/IconButton'
import { IconContact, IconDownload, IconEdit, IconPlus } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { Actions, Page, Row, Rows } from '@/ui/Page'
import styles from '@/ui/page.module.css'
import { BulkBar } from '../components/BulkBar'
import { CustomerForm } from '../components/CustomerForm'
import { CustomerMarks } from '../components/CustomerMarks'
import { ListFilters } from '../components/ListFilters'
import { type Customer, type CustomerFilter, useCustomers } from '../data'
import { useDuplicates } from '../joining'
import { masked } from '../masked'

export default function CustomersPage() {
  const { t } = useTranslation('crm')
  const answers = ANSWERING.includes(useUser().role)
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  const filter: CustomerFilter = Object.fromEntries(params)
  const [picked, setPicked] = useState<string[]>([])
  const [editing, setEditing] = useState<Customer | null | undefined>()
  const customers = useCustomers(filter)
  const rows = rowsOf(customers.data)
  const narrow = (said: CustomerFilter) => {
    setPicked([])
    setParams(
      old =>
        new URLSearchParams(
          Object.entries({ ...Object.fromEntries(old), ...said }).filter(([, value]) => value),
        ),
      { replace: true },
    )
  }
  const pick = (id: string, on: boolean) =>
    setPicked(on ? [...picked, id] : picked.filter(each => each !== id))
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setEditing(null)}>
      {t('add')}
    </Button>
  )
  return (
    <Page
      wide
      title={t('title')}
      text={t('text')}
      action={
        <Actions>
          {answers && <InAndOut filter={filter} />}
          {add}
        </Actions>
      }
    >
      <ListFilters filter={filter} onChange={narrow} />
      <DuplicatesHint />
      <Loading of={customers} rows={6}>
        {() =>
          rows.length === 0 ? (
            <EmptyState
              icon={IconContact}
              title={t(params.size > 0 ? 'empty' : 'none')}
              text={t(params.size > 0 ? 'emptyText' : 'noneText')}
              action={
                params.size > 0 ? (
                  <Button
                    variant="default"
                    onClick={() => narrow(Object.fromEntries([...params.keys()].map(k => [k, ''])))}
                  >
                    {t('filter.clear')}
                  </Button>
                ) : (
                  add
                )
              }
            />
          ) : (
            <>
              {answers && (
                <Checkbox
                  label={t('bulk.pickAll')}
                  checked={picked.length === rows.length}
                  indeterminate={picked.length > 0 && picked.length < rows.length}
                  onChange={event =>
                    setPicked(event.currentTarget.checked ? rows.map(row => row.id) : [])
                  }
                />
              )}
              <Rows>
                {rows.map(customer => (
                  <CustomerRow
                    key={customer.id}
                    customer={customer}
                    picked={answers ? picked.includes(customer.id) : null}
                    onPick={on => pick(customer.id, on)}
                    onEdit={() => setEditing(customer)}
                  />
                ))}
              </Rows>
            </>
          )
        }
      </Loading>
      <MoreButton of={customers} />
      {answers && (
        <BulkBar
          picked={picked}
          filter={filter}
          more={customers.hasNextPage}
          onClear={() => setPicked([])}
        />
      )}
      {editing !== undefined && (
        <CustomerForm
          customer={editing}
          onClose={() => setEditing(undefined)}
          onSaved={saved => editing === null && void navigate(`/customers/${saved.id}`)}
        />
      )}
    </Page>
  )
}

function InAndOut({ filter }: { filter: CustomerFilter }) {
  const { t } = useTranslation('crm')
  const bring = (format: 'csv' | 'xlsx') =>
    void download('customers/export/', { ...filter, format }, `clientes.${format}`).catch(complain)
  return (
    <>
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
      <Button variant="default" component={Link} to="/customers/import">
        {t('import.do')}
      </Button>
    </>
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

interface RowProps {
  customer: Customer
  /** `null`: this person changes nobody. */
  picked: boolean | null
  onPick: (on: boolean) => void
  onEdit: () => void
}

function CustomerRow({ customer, picked, onPick, onEdit }: RowProps) {
  const { t } = useTranslation('crm')
  const { name, phone, email, document_number } = customer
  return (
    <Row
      lead={
        <>
          {picked !== null && (
            <Checkbox
              aria-label={t('bulk.pick', { name })}
              checked={picked}
              onChange={event => onPick(event.currentTarget.checked)}
            />
          )}
          <Avatar name={name} />
        </>
      }
      name={<Link to={`/customers/${customer.id}`}>{name}</Link>}
      note={[phone, masked(document_number), email].filter(Boolean).join(' · ')}
    >
      <CustomerMarks customer={customer} />
      <IconButton label={t('edit', { name })} icon={IconEdit} onClick={onEdit} />
    </Row>
  )
}
