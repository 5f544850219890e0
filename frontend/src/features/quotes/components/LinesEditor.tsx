import { Button, NumberInput, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useCurrency } from '@/api/house'
import { symbolOf } from '@/lib/format'
import { IconButton } from '@/ui/IconButton'
import { IconPlus, IconTrash } from '@/ui/icons'
import { ItemField } from '@/workflows/ItemField'
import { type TaxRate, useTaxes } from '../data'
import { type EditedLine, emptyLine, lineOf, pickedOf } from '../drafts'
import styles from '../quotes.module.css'
import { ItemSearch } from './ItemSearch'

const PRICE_DIGITS = 6
const QUANTITY_DIGITS = 4

interface Props {
  lines: EditedLine[]
  customer: string
  onChange: (lines: EditedLine[]) => void
}

/** What is quoted, line by line: from the catalogue or by hand. */
export function LinesEditor({ lines, customer, onChange }: Props) {
  const { t } = useTranslation('quotes')
  const taxes = useTaxes().data ?? []
  const [usual] = taxes
  const change = (key: number, next: Partial<EditedLine>) =>
    onChange(lines.map(line => (line.key === key ? { ...line, ...next } : line)))
  return (
    <>
      <ul className={styles.editor}>
        {lines.map((line, place) => (
          <LineFields
            key={line.key}
            line={line}
            number={place + 1}
            taxes={taxes}
            customer={customer}
            onChange={next => change(line.key, next)}
            onRemove={() => onChange(lines.filter(each => each.key !== line.key))}
          />
        ))}
      </ul>
      <div className={styles.adding}>
        <ItemSearch customer={customer} onPick={item => onChange([...lines, lineOf(item)])} />
        <Button
          variant="default"
          leftSection={<IconPlus size={16} />}
          // A line whose tax nobody knows yet would be offered without any.
          disabled={!usual}
          onClick={() => usual && onChange([...lines, emptyLine(usual)])}
        >
          {t('form.add')}
        </Button>
      </div>
    </>
  )
}

interface LineProps {
  line: EditedLine
  number: number
  taxes: TaxRate[]
  customer: string
  onChange: (next: Partial<EditedLine>) => void
  onRemove: () => void
}

function LineFields({ line, number, taxes, customer, onChange, onRemove }: LineProps) {
  const { t } = useTranslation('quotes')
  const currency = useCurrency()
  const tax = taxes.find(each => each.kind === line.tax_kind && same(each.rate, line.tax_rate))
  return (
    <li className={styles.line}>
      <ItemField
        label={t('form.description')}
        value={line.description}
        customer={customer}
        onChange={description => onChange({ description })}
        onPick={item => onChange(pickedOf(item))}
      />
      <NumberInput
        label={t('form.quantity')}
        min={0}
        decimalScale={QUANTITY_DIGITS}
        hideControls
        inputMode="decimal"
        value={line.quantity}
        onValueChange={({ value }) => onChange({ quantity: value })}
      />
      <NumberInput
        label={t('form.price')}
        prefix={`${symbolOf(currency)} `}
        min={0}
        decimalScale={PRICE_DIGITS}
        thousandSeparator=","
        hideControls
        inputMode="decimal"
        value={line.unit_price}
        onValueChange={({ value }) => onChange({ unit_price: value })}
      />
      <NumberInput
        label={t('form.off')}
        min={0}
        max={100}
        decimalScale={2}
        hideControls
        inputMode="decimal"
        value={line.discount_percent}
        onValueChange={({ value }) => onChange({ discount_percent: value })}
      />
      <Select
        label={t('form.tax')}
        allowDeselect={false}
        data={taxes.map(each => ({ value: each.id, label: each.name }))}
        value={tax?.id ?? null}
        onChange={id => {
          const next = taxes.find(each => each.id === id)
          if (next) onChange({ tax_kind: next.kind, tax_rate: next.rate })
        }}
      />
      <IconButton label={t('form.remove', { number })} icon={IconTrash} onClick={onRemove} />
    </li>
  )
}

function same(one: string, other: string): boolean {
  return Number(one) === Number(other)
}
