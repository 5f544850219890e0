import { Select, type SelectProps } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from './client'
import type { PersonRef } from './people'
import type { Page } from './types'

const MOST = 20

interface Props
  extends Omit<SelectProps, 'data' | 'filter' | 'value' | 'onChange' | 'onSearchChange'> {
  value?: string
  onChange: (customer: string) => void
}

/** One of the customers, found by what is typed; nobody is the empty name. */
export function CustomerSelect({ value = '', onChange, ...look }: Props) {
  const { t } = useTranslation('common')
  const [words, setWords] = useState('')
  const found = useFound(words)
  const name = useName(value)
  const data = found.map(each => ({ value: each.id, label: each.name }))
  if (value && name && !found.some(each => each.id === value)) data.unshift({ value, label: name })
  return (
    <Select
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('remove') }}
      data={data}
      filter={({ options }) => options}
      nothingFoundMessage={t('nobodyCalled')}
      value={value || null}
      onSearchChange={next => {
        if (next !== name) setWords(next)
      }}
      onChange={next => onChange(next ?? '')}
      {...look}
    />
  )
}

function useFound(words: string): PersonRef[] {
  const { data } = useQuery({
    queryKey: ['customers', 'found', words],
    queryFn: ({ signal }) =>
      api.get<Page<PersonRef>>('customers/', { q: words, limit: MOST }, signal),
    select: page => page.results,
    placeholderData: before => before,
  })
  return data ?? []
}

/** How who was chosen before anybody typed is called. */
function useName(id: string): string | undefined {
  return useQuery({
    queryKey: ['customers', 'called', id],
    queryFn: ({ signal }) => api.get<PersonRef>(`customers/${id}/`, undefined, signal),
    enabled: id !== '',
    select: customer => customer.name,
  }).data
}
