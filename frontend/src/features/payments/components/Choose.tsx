import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonRef } from '@/api/types'
import { useCustomers } from '../data'

const PAUSE_MS = 250

/** Whose it is: found by name, document or phone. */
export function ChooseCustomer({
  value,
  error,
  onChange,
}: {
  value: PersonRef | null
  error?: string
  onChange: (customer: PersonRef | null) => void
}) {
  const { t } = useTranslation('payments')
  const [text, setText] = useState('')
  const [q] = useDebouncedValue(text, PAUSE_MS)
  const found = useCustomers(q).data?.results ?? []
  const rows = value && !found.some(row => row.id === value.id) ? [value, ...found] : found
  return (
    <Select
      label={t('customer')}
      placeholder={t('customerHint')}
      searchable
      clearable
      data={rows.map(row => ({ value: row.id, label: row.name }))}
      filter={({ options }) => options}
      nothingFoundMessage={t('nobody')}
      searchValue={text}
      onSearchChange={setText}
      value={value?.id ?? null}
      error={error}
      onChange={id => onChange(rows.find(row => row.id === id) ?? null)}
    />
  )
}
