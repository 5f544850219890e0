import { Select } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCustomers } from '../data'

interface Props {
  label: string
  description?: string
  placeholder?: string
  value: string
  error?: ReactNode
  onChange: (customer: string) => void
}

/** One of the customers, found by what is typed. */
export function CustomerSelect({ value, onChange, ...look }: Props) {
  const { t } = useTranslation('coupons')
  const [words, setWords] = useState('')
  const [name, setName] = useState('')
  const found = useCustomers(words).data ?? []
  const data = found.map(customer => ({ value: customer.id, label: customer.name }))
  if (value && name && !found.some(each => each.id === value)) {
    data.unshift({ value, label: name })
  }
  return (
    <Select
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('clear') }}
      data={data}
      filter={({ options }) => options}
      nothingFoundMessage={t('noCustomer')}
      value={value || null}
      onSearchChange={next => {
        if (next !== name) setWords(next)
      }}
      onChange={(next, option) => {
        setName(option?.label ?? '')
        onChange(next ?? '')
      }}
      {...look}
    />
  )
}
