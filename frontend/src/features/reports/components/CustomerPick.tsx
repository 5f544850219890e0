import { Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCustomers } from '../data'

interface Props {
  label: string
  value: string
  /** How who is chosen is called, before anybody typed. */
  name: string
  onChange: (customer: string | null) => void
}

/** One of the customers, found by what is typed. */
export function CustomerPick({ label, value, name, onChange }: Props) {
  const { t } = useTranslation('reports')
  const [words, setWords] = useState('')
  const [picked, setPicked] = useState('')
  const data = (useCustomers(words).data ?? []).map(each => ({ value: each.id, label: each.name }))
  const called = picked || name
  if (value && called && !data.some(each => each.value === value)) {
    data.unshift({ value, label: called })
  }
  return (
    <Select
      label={label}
      placeholder={t('every')}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('clear') }}
      data={data}
      filter={({ options }) => options}
      nothingFoundMessage={t('noCustomer')}
      value={value || null}
      onSearchChange={next => {
        if (next !== called) setWords(next)
      }}
      onChange={(next, option) => {
        setPicked(option?.label ?? '')
        onChange(next)
      }}
    />
  )
}
