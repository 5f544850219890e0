import { Checkbox, Table } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Avatar } from '@/ui/Avatar'
import { IconButton } from '@/ui/IconButton'
import { IconEdit } from '@/ui/icons'
import { Row, Rows } from '@/ui/Page'
import { BY_NAME, type Column } from '../columns'
import type { Customer } from '../data'
import styles from './list.module.css'
import { SortHead } from './SortHead'

interface Props {
  rows: Customer[]
  columns: Column[]
  sort: string
  onSort: (sort: string) => void
  /** `null`: this person changes nobody. */
  picked: string[] | null
  onPick: (id: string, on: boolean) => void
  onEdit: (customer: Customer) => void
}

/** Customers with what was chosen to be seen of them: a table, or cards on a phone. */
export function CustomersList(props: Props) {
  const wide = useMediaQuery('(width >= 768px)', true, { getInitialValueInEffect: false })
  return wide ? <Wide {...props} /> : <Cards {...props} />
}

function Wide(props: Props) {
  const { t } = useTranslation('crm')
  const { rows, columns, sort, onSort, picked } = props
  return (
    <Table.ScrollContainer minWidth={300 + columns.length * 96}>
      <Table verticalSpacing={6} className={styles.table}>
        <Table.Thead>
          <Table.Tr>
            {picked && <Table.Td w={36} />}
            <SortHead label={t('name')} sorts={BY_NAME} sort={sort} onSort={onSort} />
            {columns.map(({ key, label, sorts }) => (
              <SortHead key={key} label={label} sorts={sorts} sort={sort} onSort={onSort} />
            ))}
            <Table.Td w={48} />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(row => (
            <Table.Tr key={row.id}>
              {picked && (
                <Table.Td>
                  <Pick {...props} customer={row} />
                </Table.Td>
              )}
              <Table.Th scope="row">
                <Link to={`/customers/${row.id}`}>{row.name}</Link>
              </Table.Th>
              {columns.map(column => (
                <Table.Td key={column.key} className="tabular">
                  {column.show(row)}
                </Table.Td>
              ))}
              <Table.Td>
                <Edit {...props} customer={row} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

function Cards(props: Props) {
  const { rows, columns, picked } = props
  const [marks, said] = [columns.filter(each => each.mark), columns.filter(each => !each.mark)]
  return (
    <Rows>
      {rows.map(row => (
        <Row
          key={row.id}
          lead={
            <>
              {picked && <Pick {...props} customer={row} />}
              <Avatar name={row.name} />
            </>
          }
          name={<Link to={`/customers/${row.id}`}>{row.name}</Link>}
          note={said
            .map(column => column.show(row))
            .filter(Boolean)
            .join(' · ')}
        >
          {marks.map(column => (
            <span key={column.key} className={styles.marks}>
              {column.show(row)}
            </span>
          ))}
          <Edit {...props} customer={row} />
        </Row>
      ))}
    </Rows>
  )
}

type One = Pick<Props, 'picked' | 'onPick' | 'onEdit'> & { customer: Customer }

function Pick({ customer: { id, name }, picked, onPick }: One) {
  const { t } = useTranslation('crm')
  return (
    <Checkbox
      aria-label={t('bulk.pick', { name })}
      checked={picked?.includes(id) ?? false}
      onChange={event => onPick(id, event.currentTarget.checked)}
    />
  )
}

function Edit({ customer, onEdit }: One) {
  const { t } = useTranslation('crm')
  const label = t('edit', { name: customer.name })
  return <IconButton label={label} icon={IconEdit} onClick={() => onEdit(customer)} />
}
