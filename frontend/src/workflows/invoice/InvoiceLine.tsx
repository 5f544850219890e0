import { NumberInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { sold } from '@/api/catalogue'
import { useCurrency } from '@/api/house'
import { symbolOf } from '@/lib/format'
import { IconButton } from '@/ui/IconButton'
import { IconX } from '@/ui/icons'
import styles from '../forms.module.css'
import { ItemField } from '../ItemField'
import type { Line } from './draft'

interface Props {
  line: Line
  number: number
  customer: string
  includesTax: boolean
  autoFocus: boolean
  onChange: (next: Partial<Line>) => void
  /** Left out for the only one. */
  onRemove?: () => void
}

export function InvoiceLine(props: Props) {
  const { line, number, customer, includesTax, autoFocus, onChange, onRemove } = props
  const { t } = useTranslation('workflows/invoice')
  const currency = useCurrency()
  return (
    <div className={styles.form}>
      <ItemField
        label={t('description')}
        value={line.description}
        customer={customer}
        autoFocus={autoFocus}
        onChange={description => onChange({ description })}
        onPick={item => onChange(sold(item, includesTax))}
      />
      <div className={styles.numbers}>
        <NumberInput
          label={t('quantity')}
          min={0}
          decimalScale={4}
          hideControls
          inputMode="decimal"
          value={line.quantity}
          onValueChange={({ value }) => onChange({ quantity: value })}
        />
        <NumberInput
          label={t('price')}
          prefix={`${symbolOf(currency)} `}
          min={0}
          decimalScale={6}
          thousandSeparator=","
          hideControls
          inputMode="decimal"
          value={line.unit_price}
          onValueChange={({ value }) => onChange({ unit_price: value })}
        />
        {onRemove && <IconButton label={t('remove', { number })} icon={IconX} onClick={onRemove} />}
      </div>
    </div>
  )
}
