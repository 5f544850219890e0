import { Button, NumberInput, Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { sold } from '@/api/catalogue'
import { useCompany } from '@/api/house'
import { Amount } from '@/ui/Amount'
import { IconButton } from '@/ui/IconButton'
import { IconPlus, IconX } from '@/ui/icons'
import { ItemField } from '@/workflows/ItemField'
import type { Line, LineDraft } from '../data'
import styles from '../invoices.module.css'

/** What the law of a country taxes by, the usual rate first. */
const RATES: Record<string, { name: string; rates: string[] }> = {
  PE: { name: 'IGV', rates: ['18', '10', '0'] },
  CO: { name: 'IVA', rates: ['19', '5', '0'] },
}
const UNTAXED = ['exempt', 'unaffected', 'export'] as const

export function emptyLine(country: string | undefined): LineDraft {
  return {
    kind: 'service',
    description: '',
    unit: '',
    quantity: '1',
    unit_price: '',
    discount_percent: '0',
    tax_kind: 'taxed',
    tax_rate: RATES[country ?? 'PE']?.rates[0] ?? '0',
  }
}

interface Props {
  lines: LineDraft[]
  /** At whose prices the catalogue answers. */
  customer: string
  includesTax: boolean
  /** What the hub made of them; same order. */
  priced: Line[]
  error?: string
  onChange: (lines: LineDraft[]) => void
}

export function LinesEditor(props: Props) {
  const { lines, customer, includesTax, priced, error, onChange } = props
  const { t } = useTranslation('invoices')
  const country = useCompany().data?.country
  const set = (place: number, change: Partial<LineDraft>) =>
    onChange(lines.map((line, at) => (at === place ? { ...line, ...change } : line)))
  return (
    <div className={styles.lines}>
      {lines.map((line, place) => (
        <div key={place} className={styles.line}>
          <ItemField
            label={t('form.description')}
            value={line.description}
            customer={customer}
            onChange={description => set(place, { description })}
            onPick={item => set(place, sold(item, includesTax))}
          />
          <TextInput
            label={t('form.unit')}
            maxLength={20}
            value={line.unit}
            onChange={event => set(place, { unit: event.currentTarget.value })}
          />
          <Digits
            label={t('form.quantity')}
            decimals={4}
            value={line.quantity}
            onChange={quantity => set(place, { quantity })}
          />
          <Digits
            label={t('form.price')}
            decimals={6}
            value={line.unit_price}
            onChange={unit_price => set(place, { unit_price })}
          />
          <Digits
            label={t('form.discount')}
            decimals={4}
            value={line.discount_percent}
            onChange={discount_percent => set(place, { discount_percent })}
          />
          <TaxSelect country={country} line={line} onChange={change => set(place, change)} />
          <output aria-label={t('form.total')}>
            {priced[place] && <Amount value={priced[place].total} />}
          </output>
          <IconButton
            label={t('form.removeLine', { number: place + 1 })}
            icon={IconX}
            disabled={lines.length === 1}
            onClick={() => onChange(lines.filter((_, at) => at !== place))}
          />
        </div>
      ))}
      {error && (
        <p role="alert" className={styles.error}>
          {error}
        </p>
      )}
      <div>
        <Button
          variant="default"
          leftSection={<IconPlus size={16} />}
          onClick={() => onChange([...lines, emptyLine(country)])}
        >
          {t('form.addLine')}
        </Button>
      </div>
    </div>
  )
}

function TaxSelect({
  country,
  line,
  onChange,
}: {
  country: string | undefined
  line: LineDraft
  onChange: (change: Partial<LineDraft>) => void
}) {
  const { t } = useTranslation('invoices')
  const law = RATES[country ?? 'PE'] ?? { name: 'IVA', rates: ['0'] }
  const taxed = law.rates.map(rate => ({ value: rate, label: `${law.name} ${rate} %` }))
  if (line.tax_kind === 'taxed' && !law.rates.includes(line.tax_rate)) {
    taxed.push({ value: line.tax_rate, label: `${law.name} ${line.tax_rate} %` })
  }
  return (
    <Select
      label={t('form.tax')}
      allowDeselect={false}
      data={[...taxed, ...UNTAXED.map(value => ({ value, label: t(`form.${value}`) }))]}
      value={line.tax_kind === 'taxed' ? line.tax_rate : line.tax_kind}
      onChange={value => {
        const untaxed = UNTAXED.find(kind => kind === value)
        onChange(
          untaxed
            ? { tax_kind: untaxed, tax_rate: '0' }
            : { tax_kind: 'taxed', tax_rate: value ?? '0' },
        )
      }}
    />
  )
}

export function Digits({
  label,
  decimals,
  value,
  error,
  description,
  onChange,
}: {
  label: string
  decimals: number
  value: string
  error?: string
  description?: string
  onChange: (value: string) => void
}) {
  return (
    <NumberInput
      label={label}
      description={description}
      decimalScale={decimals}
      min={0}
      thousandSeparator={decimals > 0 && ','}
      hideControls
      inputMode="decimal"
      value={value}
      error={error}
      onValueChange={next => onChange(next.value)}
    />
  )
}
