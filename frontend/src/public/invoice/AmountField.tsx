import { NumberInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { digitsOf, formatMoney, symbolOf } from '@/lib/format'
import type { PayPageData } from './data'

interface Props {
  data: PayPageData
  value: string
  onChange: (typed: string | null) => void
}

/** A part of it, where the house takes parts. */
export function AmountField({ data, value, onChange }: Props) {
  const { t } = useTranslation('public/invoice')
  const { balance } = data.document
  if (Number(data.least.amount) >= Number(balance.amount)) return null
  return (
    <NumberInput
      label={t('amount')}
      description={t('amountHelp', { least: formatMoney(data.least), most: formatMoney(balance) })}
      prefix={`${symbolOf(balance.currency)} `}
      decimalScale={digitsOf(balance.currency)}
      fixedDecimalScale
      min={0}
      thousandSeparator=","
      hideControls
      inputMode="decimal"
      size="md"
      value={value}
      error={wrong(data, value) ? t('amountWrong') : undefined}
      onValueChange={({ value: typed }) => onChange(typed === balance.amount ? null : typed)}
    />
  )
}

export function wrong({ least, document: { balance } }: PayPageData, value: string): boolean {
  const amount = Number(value)
  return !(amount >= Number(least.amount) && amount <= Number(balance.amount))
}
