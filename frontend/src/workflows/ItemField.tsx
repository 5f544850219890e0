import { Autocomplete } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useRef, useState } from 'react'
import { type Offered, priceOf, useOffered } from '@/api/catalogue'
import { formatMoney } from '@/lib/format'
import styles from './forms.module.css'

const PAUSE_MS = 200

interface Props {
  label: string
  value: string
  /** At whose prices; empty while nobody is chosen. */
  customer: string
  error?: string
  autoFocus?: boolean
  onChange: (words: string) => void
  onPick: (item: Offered) => void
}

/** What a line sells: any words, or an item of the catalogue that they find. */
export function ItemField({ label, value, customer, error, autoFocus, onChange, onPick }: Props) {
  const [words, setWords] = useState('')
  const [asked] = useDebouncedValue(words, PAUSE_MS)
  const items = useOffered(words && asked, customer)
  const picked = useRef(false)
  return (
    <Autocomplete
      label={label}
      maxLength={500}
      autoFocus={autoFocus}
      autoComplete="off"
      value={value}
      error={error}
      data={items.map(item => ({ value: item.id, label: item.name }))}
      filter={({ options }) => options}
      maxDropdownHeight={320}
      comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
      renderOption={({ option }) => {
        const item = items.find(each => each.id === option.value)
        if (!item) return option.value
        return (
          <span className={styles.item}>
            <span>
              {item.name}
              <small>{[item.code, item.unit].filter(Boolean).join(' · ')}</small>
            </span>
            <b className="tabular">{formatMoney(priceOf(item))}</b>
          </span>
        )
      }}
      onOptionSubmit={id => {
        const item = items.find(each => each.id === id)
        if (!item) return
        // The field tells its new words right after: the item has told them already.
        picked.current = true
        setWords('')
        onPick(item)
      }}
      onChange={next => {
        if (picked.current) {
          picked.current = false
          return
        }
        setWords(next)
        onChange(next)
      }}
    />
  )
}
