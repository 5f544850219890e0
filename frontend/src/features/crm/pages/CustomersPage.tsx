import { Anchor, Button, Checkbox, Menu } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { complain } from '@/api/complain'
import { download } from '@/api/download'
import { rowsOf } from '@/api/pages'
import { useUser } from '@/api/session'
import { ANSWERING } from '@/lib/roles'
import { useAddress } from '@/lib/useAddress'
import { EmptyState } from '@/ui/EmptyState'
import { IconContact, IconDownload, IconPlus } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { Actions, Page } from '@/ui/Page'
import styles from '@/ui/page.module.css'
import { useChosen, useColumns } from '../columns'
import { BulkBar } from '../components/BulkBar'
import { ColumnChooser } from '../components/ColumnChooser'
import { CustomerForm } from '../components/CustomerForm'
import { CustomersList } from '../components/CustomersList'
import { ListFilters } from '../components/ListFilters'
import ownStyles from '../components/list.module.css'
import { type Customer, type CustomerFilter, useCustomers } from '../data'
import { useDuplicates } from '../joining'

export default function CustomersPage() {
  const { t } = useTranslation('crm')
  const answers = ANSWERING.includes(useUser().role)
  const navigate = useNavigate()
  const [params, changeAddress] = useAddress('/customers')
  const filter: CustomerFilter = Object.fromEntries(params)
  const [picked, setPicked] = useState<string[]>([])
  const [editing, setEditing] = useState<Customer | null | undefined>()
  const customers = useCustomers(filter)
  const columns = useColumns()
  const [chosen, choose] = useChosen()
  const shown = columns.filter(({ key }) => chosen.includes(key))
  const rows = rowsOf(customers.data)
  const narrow = (said: CustomerFilter) => {
    setPicked([])
    changeAddress(said)
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
              <div className={ownStyles.picking}>
                {answers ? (
                  <Checkbox
                    label={t('bulk.pickAll')}
                    checked={picked.length === rows.length}
                    indeterminate={picked.length > 0 && picked.length < rows.length}
                    onChange={event =>
                      setPicked(event.currentTarget.checked ? rows.map(row => row.id) : [])
                    }
                  />
                ) : (
                  <span />
                )}
                <ColumnChooser columns={columns} chosen={chosen} onChoose={choose} />
              </div>
              <CustomersList
                rows={rows}
                columns={shown}
                sort={filter.sort ?? 'newest'}
                onSort={sort => narrow({ sort })}
                picked={answers ? picked : null}
                onPick={pick}
                onEdit={setEditing}
              />
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
