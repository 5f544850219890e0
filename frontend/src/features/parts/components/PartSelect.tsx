import { Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Part, useFound } from '../data'

interface Props {
  value: string | null
  onChange: (id: string | null) => void
  error?: string
  label?: string
}

/** A part, found by its code or name, with how much of it is available. */
export function PartSelect({ value, onChange, error, label }: Props) {
  const { t } = useTranslation('parts')
  const [words, setWords] = useState('')
  const [chosen, setChosen] = useState<{ value: string; label: string } | null>(null)
  const found = useFound<Part>('parts/', chosen && words === chosen.label ? '' : words)
  const options = (found.data ?? []).map(part => ({
    value: part.id,
    label: `${part.code} · ${part.name} (${part.available} ${part.unit})`,
  }))
  const known = options.some(option => option.value === chosen?.value)
  return (
    <Select
      label={label ?? t('part')}
      searchable
      nothingFoundMessage={t('nothingFound')}
      data={chosen && !known ? [chosen, ...options] : options}
      filter={({ options: all }) => all}
      value={value}
      onSearchChange={setWords}
      onChange={(id, option) => {
        setChosen(id ? { value: id, label: option?.label ?? '' } : null)
        onChange(id)
      }}
      error={error}
    />
  )
}
