import { Radio, Table } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newKey } from '@/api/client'
import { complain } from '@/api/complain'
import { useWords } from '@/api/words'
import { FormDialog } from '@/ui/FormDialog'
import { notify } from '@/ui/notify'
import styles from '@/ui/page.module.css'
import type { Customer } from '../data'
import { differing, FIELDS, type Field, keptFirst, undoMerge, useMerge } from '../joining'

interface Props {
  pair: [Customer, Customer]
  onClose: () => void
  /** Done; the one that is left. */
  onMerged: (kept: string) => void
}

/** Two customers side by side: which values the one who is left will have. */
export function MergeDialog({ pair, onClose, onMerged }: Props) {
  const { t } = useTranslation('crm')
  const [kept, gone] = keptFirst(...pair)
  const [take, setTake] = useState<Field[]>([])
  const [key] = useState(newKey)
  const merge = useMerge()
  const join = () =>
    merge.mutate(
      { kept: kept.id, gone: gone.id, take, key },
      {
        onSuccess: done => {
          notify(t('merge.done', { gone: gone.name, kept: kept.name }), {
            label: t('common:undo'),
            run: () => void undoMerge(done, t),
          })
          onMerged(kept.id)
        },
        onError: complain,
      },
    )
  return (
    <FormDialog
      title={t('merge.title')}
      action={t('merge.action')}
      busy={merge.isPending}
      onSubmit={event => {
        event.preventDefault()
        join()
      }}
      onClose={onClose}
    >
      <p className={styles.words}>{t('merge.text', { gone: gone.name, kept: kept.name })}</p>
      <Table layout="fixed" horizontalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Td w="30%" />
            <Table.Th>{t('merge.kept')}</Table.Th>
            <Table.Th>{t('merge.gone')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {FIELDS.map(field => (
            <FieldRow
              key={field}
              field={field}
              kept={kept}
              gone={gone}
              taken={take.includes(field)}
              onTake={on => setTake(on ? [...take, field] : take.filter(one => one !== field))}
            />
          ))}
        </Table.Tbody>
      </Table>
    </FormDialog>
  )
}

interface RowProps {
  field: Field
  kept: Customer
  gone: Customer
  taken: boolean
  onTake: (taken: boolean) => void
}

function FieldRow({ field, kept, gone, taken, onTake }: RowProps) {
  const { t } = useTranslation('crm')
  const categories = useWords('category')
  const statuses = useWords('status')
  const word = (customer: Customer) => {
    const value = customer[field]
    if (field === 'category') return categories.text(value)
    if (field === 'status') return statuses.text(value)
    return value || '—'
  }
  const open = differing(kept, gone).includes(field)
  const label = t(`fields.${field}`)
  return (
    <Table.Tr>
      <Table.Th scope="row">{label}</Table.Th>
      {[kept, gone].map((customer, at) => (
        <Table.Td key={customer.id} style={{ overflowWrap: 'anywhere' }}>
          {open ? (
            <Radio
              name={field}
              checked={taken === (at === 1)}
              onChange={() => onTake(at === 1)}
              label={word(customer)}
              aria-label={`${label}: ${word(customer)}`}
            />
          ) : (
            word(customer)
          )}
        </Table.Td>
      ))}
    </Table.Tr>
  )
}
