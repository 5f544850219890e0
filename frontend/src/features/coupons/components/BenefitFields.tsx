import { Checkbox, NumberInput, SegmentedControl, Select } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { useCurrency } from '@/api/house'
import type { PersonRef } from '@/api/types'
import { digitsOf, moneyOf, symbolOf } from '@/lib/format'
import styles from '@/ui/page.module.css'
import { SCOPES } from '../data'
import { ItemsSelect } from './ItemsSelect'

export interface Benefit {
  by: 'percent' | 'amount'
  percent: string
  amount: string
  min_base: string
  max_discount: string
  scope: string
  items: PersonRef[]
  stackable: boolean
}

export const BENEFIT: Benefit = {
  by: 'percent',
  percent: '',
  amount: '',
  min_base: '',
  max_discount: '',
  scope: 'any',
  items: [],
  stackable: false,
}

interface Props {
  // biome-ignore lint/suspicious/noExplicitAny: a form of more fields than these.
  form: UseFormReturnType<any>
}

/** What a discount is worth and what it is for. */
export function BenefitFields({ form }: Props) {
  const { t } = useTranslation('coupons')
  const percent = form.values.by === 'percent'
  return (
    <>
      <SegmentedControl
        aria-label={t('benefit.by')}
        fullWidth
        data={(['percent', 'amount'] as const).map(value => ({
          value,
          label: t(`benefit.${value}`),
        }))}
        {...form.getInputProps('by')}
      />
      <div className={styles.pair}>
        {percent ? (
          <NumberInput
            label={t('benefit.percent')}
            suffix=" %"
            min={0}
            max={100}
            decimalScale={2}
            hideControls
            {...form.getInputProps('percent')}
          />
        ) : (
          <MoneyInput form={form} name="amount" />
        )}
        <Select
          label={t('benefit.scope')}
          allowDeselect={false}
          data={SCOPES.map(value => ({ value, label: t(`scope.${value}`) }))}
          {...form.getInputProps('scope')}
        />
        <MoneyInput form={form} name="min_base" />
        {percent && <MoneyInput form={form} name="max_discount" />}
      </div>
      {form.values.scope === 'items' && (
        <ItemsSelect value={form.values.items} {...form.getInputProps('items')} />
      )}
      <Checkbox
        label={t('benefit.stackable')}
        {...form.getInputProps('stackable', { type: 'checkbox' })}
      />
    </>
  )
}

export function MoneyInput({ form, name }: Props & { name: string }) {
  const { t } = useTranslation('coupons')
  const currency = useCurrency()
  return (
    <NumberInput
      label={t(`benefit.${name}`)}
      prefix={`${symbolOf(currency)} `}
      decimalScale={digitsOf(currency)}
      min={0}
      thousandSeparator=","
      hideControls
      inputMode="decimal"
      {...form.getInputProps(name)}
    />
  )
}

/** What the hub is sent of these fields. */
export function benefitOf(values: Benefit, currency: string): Record<string, unknown> {
  const money = (typed: string) => (Number(typed) > 0 ? moneyOf(String(typed), currency) : null)
  const percent = values.by === 'percent'
  return {
    percent: percent ? String(values.percent) : null,
    amount: percent ? null : money(values.amount),
    min_base: money(values.min_base),
    max_discount: percent ? money(values.max_discount) : null,
    scope: values.scope,
    items: values.scope === 'items' ? values.items.map(item => item.id) : [],
    stackable: values.stackable,
  }
}

/** What is missing, beside its field. */
export function wrongIn(values: Benefit, t: (key: string) => string): Record<string, string> {
  const nameless = values.scope === 'items' && values.items.length === 0
  return {
    ...(!(Number(values[values.by]) > 0) && { [values.by]: t('benefit.missing') }),
    ...(nameless && { items: t('benefit.itemsMissing') }),
  }
}
