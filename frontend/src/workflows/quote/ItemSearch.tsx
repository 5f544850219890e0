import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import type { Page } from '@/api/types'
import { formatMoney } from '@/lib/format'
import type { Item } from './draft'

const PAUSE_MS = 250

export function ItemSearch({
  customer,
  onPick,
}: {
  customer: string
  onPick: (item: Item) => void
}) {
  const { t } = useTranslation('workflows/quote')
  const [words, setWords] = useState('')
  const [q] = useDebouncedValue(words, PAUSE_MS)
  const { data: items = [] } = useQuery({
    queryKey: ['catalogue', 'offered', q, customer],
    queryFn: ({ signal }) => {
      const asked = { q, active: true, limit: 20, ...(customer && { customer }) }
      return api.get<Page<Item>>('catalogue/', asked, signal)
    },
    select: page => page.results,
    placeholderData: before => before,
  })
  return (
    <Select
      aria-label={t('item')}
      placeholder={t('item')}
      searchable
      autoFocus
      data-autofocus
      data={items.map(item => ({
        value: item.id,
        label: `${item.name} · ${formatMoney(item.customer_price ?? item.price)}`,
      }))}
      filter={({ options }) => options}
      nothingFoundMessage={t('noItem')}
      value={null}
      searchValue={words}
      onSearchChange={setWords}
      onChange={id => {
        const found = items.find(item => item.id === id)
        if (found) onPick(found)
        setWords('')
      }}
    />
  )
}
