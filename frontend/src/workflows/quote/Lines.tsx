import { NumberInput, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import { useCurrency } from '@/api/house'
import type { Money } from '@/api/types'
import { formatMoney, symbolOf } from '@/lib/format'
import { IconButton } from '@/ui/IconButton'
import { IconTrash } from '@/ui/icons'
import { bodyOfLine, type Line } from './draft'
import own from './quote.module.css'

const PAUSE_MS = 250

export function Lines({ lines, onChange }: { lines: Line[]; onChange: (lines: Line[]) => void }) {
  const { t } = useTranslation('workflows/quote')
  const currency = useCurrency()
  const change = (key: number, next: Partial<Line>) =>
    onChange(lines.map(line => (line.key === key ? { ...line, ...next } : line)))
  return (
    <ul className={own.lines}>
      {lines.map((line, place) => (
        <li key={line.key}>
          <TextInput
            aria-label={t('description')}
            placeholder={t('description')}
            maxLength={500}
            value={line.description}
            onChange={event => change(line.key, { description: event.currentTarget.value })}
          />
          <NumberInput
            aria-label={t('quantity')}
            placeholder={t('quantity')}
            min={0}
            decimalScale={4}
            hideControls
            inputMode="decimal"
            value={line.quantity}
            onValueChange={({ value }) => change(line.key, { quantity: value })}
          />
          <NumberInput
            aria-label={t('price')}
            placeholder={t('price')}
            prefix={`${symbolOf(currency)} `}
            min={0}
            decimalScale={6}
            thousandSeparator=","
            hideControls
            inputMode="decimal"
            value={line.unit_price}
            onValueChange={({ value }) => change(line.key, { unit_price: value })}
          />
          <IconButton
            label={t('remove', { number: place + 1 })}
            icon={IconTrash}
            onClick={() => onChange(lines.filter(each => each.key !== line.key))}
          />
        </li>
      ))}
    </ul>
  )
}

export function Total({ lines }: { lines: Line[] }) {
  const { t } = useTranslation('workflows/quote')
  const [settled] = useDebouncedValue(lines, PAUSE_MS)
  const whole = settled
    .filter(line => Number(line.quantity) > 0)
    .map(line => ({ ...bodyOfLine(line), description: line.description || '—' }))
  const { data } = useQuery({
    queryKey: ['quotes', 'price', whole],
    queryFn: () => api.post<{ total: Money }>('quotes/price/', { lines: whole }),
    enabled: whole.length > 0,
    retry: false,
    placeholderData: before => before,
  })
  if (!data || whole.length === 0) return null
  return (
    <p className={own.total} aria-live="polite">
      {t('total')} <strong className="tabular">{formatMoney(data.total)}</strong>
    </p>
  )
}
