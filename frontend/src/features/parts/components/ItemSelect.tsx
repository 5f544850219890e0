import { Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOffered } from '@/api/catalogue'
import { formatMoney } from '@/lib/format'
import type { Named } from '../data'

interface Props {
  value: string | null
  /** What it was tied to before. */
  own: Named | null
  error?: string
  onChange: (id: string | null) => void
}

/** What of the catalogue a part is sold as, found by its code or name. */
export function ItemSelect({ value, own, error, onChange }: Props) {
  const { t } = useTranslation('parts')
  const [words, setWords] = useState('')
  const [chosen, setChosen] = useState(own && { value: own.id, label: own.name })
  const options = useOffered(words === chosen?.label ? '' : words, '').map(item => ({
    value: item.id,
    label: [item.code, item.name, formatMoney(item.price)].filter(Boolean).join(' · '),
  }))
  const known = options.some(option => option.value === chosen?.value)
  return (
    <Select
      label={t('field.item')}
      description={t('field.itemHint')}
      placeholder={t('field.itemFind')}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('clear') }}
      nothingFoundMessage={words.trim().length > 1 ? t('nothingFound') : undefined}
      data={chosen && !known ? [chosen, ...options] : options}
      filter={({ options: all }) => all}
      value={value}
      error={error}
      onSearchChange={setWords}
      onChange={(id, option) => {
        setChosen(id ? { value: id, label: option?.label ?? '' } : null)
        onChange(id)
      }}
    />
  )
}
