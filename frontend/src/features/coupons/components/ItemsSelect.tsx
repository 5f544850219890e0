import { MultiSelect } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonRef } from '@/api/types'
import { useItems } from '../data'

interface Props {
  value: PersonRef[]
  error?: ReactNode
  onChange: (items: PersonRef[]) => void
}

/** Items of the catalogue, found by words of their code or name. */
export function ItemsSelect({ value, error, onChange }: Props) {
  const { t } = useTranslation('coupons')
  const [words, setWords] = useState('')
  const found = useItems(words).data ?? []
  const others = found.filter(item => !value.some(each => each.id === item.id))
  const names = new Map(value.map(item => [item.id, item.name]))
  for (const item of others) names.set(item.id, item.name)
  return (
    <MultiSelect
      label={t('benefit.items')}
      placeholder={value.length === 0 ? t('benefit.itemsHint') : undefined}
      searchable
      hidePickedOptions
      data={[
        ...value.map(({ id, name }) => ({ value: id, label: name })),
        ...others.map(({ id, code, name }) => ({ value: id, label: `${code} · ${name}` })),
      ]}
      filter={({ options }) => options}
      nothingFoundMessage={t('benefit.noItem')}
      searchValue={words}
      onSearchChange={setWords}
      value={value.map(item => item.id)}
      error={error}
      onChange={ids => onChange(ids.map(id => ({ id, name: names.get(id) ?? '' })))}
    />
  )
}
