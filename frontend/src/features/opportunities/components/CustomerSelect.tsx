import { Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCustomerName, useCustomers } from '../data'

interface Props {
  label: string
  /** The label is for screen readers alone. */
  hidden?: boolean
  value: string
  error?: React.ReactNode
  onChange: (customer: string) => void
}

/** One of the customers, found by what is typed. */
export function CustomerSelect({ label, hidden, value, error, onChange }: Props) {
  const { t } = useTranslation('opportunities')
  const [words, setWords] = useState('')
  const found = useCustomers(words).data ?? []
  const name = useCustomerName(value).data
  const known = found.some(customer => customer.id === value)
  const data = found.map(customer => ({ value: customer.id, label: customer.name }))
  if (value && !known && name) data.unshift({ value, label: name })
  return (
    <Select
      {...(hidden ? { 'aria-label': label, placeholder: label } : { label })}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('filter.clear') }}
      data={data}
      filter={({ options }) => options}
      nothingFoundMessage={t('noCustomer')}
      error={error}
      value={value || null}
      onSearchChange={next => {
        if (next !== name) setWords(next)
      }}
      onChange={next => onChange(next ?? '')}
    />
  )
}
