import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatMoney } from '@/lib/format'
import { type Item, useItems } from '../data'

const PAUSE_MS = 200

/** An item of the catalogue at the customer's price, by words of its code or name. */
export function ItemSearch({
  customer,
  onPick,
}: {
  customer: string
  onPick: (item: Item) => void
}) {
  const { t } = useTranslation('quotes')
  const [words, setWords] = useState('')
  const [asked] = useDebouncedValue(words, PAUSE_MS)
  const items = useItems(asked, customer).data ?? []
  return (
    <Select
      label={t('form.addItem')}
      searchable
      data={items.map(item => ({
        value: item.id,
        label: `${item.code} · ${item.name} · ${formatMoney(item.customer_price ?? item.price)}`,
      }))}
      filter={({ options }) => options}
      nothingFoundMessage={t('form.noItem')}
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
