import { Select } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCustomerName, useCustomers } from '../data'

interface Props {
  value: string
  error?: ReactNode
  onChange: (customer: string) => void
}

/** One of the customers, found by what is typed. */
export function CustomerSelect({ value, error, onChange }: Props) {
  const { t } = useTranslation('orders')
  const [words, setWords] = useState('')
  const found = useCustomers(words).data ?? []
  const name = useCustomerName(value).data
  const data = found.map(customer => ({ value: customer.id, label: customer.name }))
  if (value && name && !found.some(customer => customer.id === value)) {
    data.unshift({ value, label: name })
  }
  return (
    <Select
      label={t('form.customer')}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('clear') }}
      data={data}
      filter={({ options }) => options}
      nothingFoundMessage={t('form.noCustomer')}
      error={error}
      value={value || null}
      onSearchChange={next => {
        if (next !== name) setWords(next)
      }}
      onChange={next => onChange(next ?? '')}
    />
  )
}
