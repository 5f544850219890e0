import { useTranslation } from 'react-i18next'
import { useWords } from '@/api/words'
import { formatDate } from '@/lib/format'
import { useKept } from '@/lib/kept'
import { StateChip } from '@/ui/StateChip'
import styles from './components/list.module.css'
import type { Customer } from './data'
import { saidOf, useLivingFields } from './fields'

/** One thing a list of customers may say of each. */
export interface Column {
  key: string
  label: string
  /** Marks stand at the end of a row on a phone; the rest is its second line. */
  mark?: boolean
  /** How the list is ordered by it: up, down. */
  sorts?: readonly [string, string]
  show: (customer: Customer) => React.ReactNode
}

export const BY_NAME = ['name', '-name'] as const
const FIRST = ['phone', 'document_number', 'email', 'labels', 'category', 'status']

/** All there are: the row's own, and the fields of the house. */
export function useColumns(): Column[] {
  const { t } = useTranslation('crm')
  const [categories, statuses] = [useWords('category'), useWords('status')]
  const own = useLivingFields()
  const chip = (words: ReturnType<typeof useWords>, key: string) => (
    <StateChip tone={words.tone(key)}>{words.text(key)}</StateChip>
  )
  return [
    { key: 'phone', label: t('phone'), show: row => row.phone },
    { key: 'document_number', label: t('document'), show: row => row.document_number },
    { key: 'email', label: t('email'), show: row => row.email },
    { key: 'kind', label: t('kind.label'), show: row => t(`kind.${row.kind}`) },
    ...own.map(field => ({
      key: `custom.${field.id}`,
      label: field.name,
      show: (row: Customer) => saidOf(field, row.custom[field.id], [t('yes'), t('no')]),
    })),
    {
      key: 'created_at',
      label: t('data.since'),
      sorts: ['oldest', 'newest'],
      show: row => formatDate(row.created_at),
    },
    {
      key: 'updated_at',
      label: t('sort.changed'),
      sorts: ['changed', 'changed'],
      show: row => formatDate(row.updated_at),
    },
    {
      key: 'labels',
      label: t('labels'),
      mark: true,
      show: row => (
        <span className={styles.chips}>
          {row.labels.map(label => (
            <StateChip key={label}>{label}</StateChip>
          ))}
        </span>
      ),
    },
    {
      key: 'has_portal',
      label: t('portal'),
      mark: true,
      show: row => row.has_portal && <StateChip>{t('portal')}</StateChip>,
    },
    {
      key: 'category',
      label: t('category'),
      mark: true,
      show: row => chip(categories, row.category),
    },
    { key: 'status', label: t('status'), mark: true, show: row => chip(statuses, row.status) },
  ]
}

/** Which of them this device shows. */
export function useChosen(): [string[], (next: string[]) => void] {
  return useKept<string[]>('customers.columns', FIRST)
}
