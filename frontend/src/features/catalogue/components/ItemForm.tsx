import { Checkbox, NumberInput, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { ApiError, fieldErrors } from '@/api/errors'
import { useCurrency } from '@/api/house'
import { digitsOf, moneyOf, symbolOf } from '@/lib/format'
import { currentLanguage } from '@/lib/i18n'
import { FormDialog } from '@/ui/FormDialog'
import { notify } from '@/ui/notify'
import pages from '@/ui/page.module.css'
import styles from '../catalogue.module.css'
import { type ItemDetail, type ItemFields, useCategories, useKeep, useTaxes } from '../data'

/** Adds an item or corrects one; what was typed stays when the hub refuses. */
export function ItemForm({ item, onClose }: { item?: ItemDetail; onClose: () => void }) {
  const { t } = useTranslation('catalogue')
  const currency = useCurrency()
  const taxes = useTaxes().data ?? []
  const keep = useKeep(item)
  const needed = (value: string) => (value.trim() ? null : t('form.missing'))
  const form = useForm({
    initialValues: {
      code: item?.code ?? '',
      kind: item?.kind ?? 'service',
      name: item?.name ?? '',
      description: item?.description ?? '',
      unit: item?.unit ?? '',
      price: item?.price.amount ?? '',
      tax: item?.tax.id ?? '',
      is_active: item?.is_active ?? true,
      prices: pricesOf(item),
    },
    validate: { code: needed, name: needed, price: needed },
  })
  const submit = (values: typeof form.values) => {
    const { tax, price, prices, ...rest } = values
    const fields: ItemFields = {
      ...rest,
      price: moneyOf(price, currency),
      ...(tax && { tax }),
      prices: Object.fromEntries(
        Object.entries(prices)
          .filter(([, amount]) => amount)
          .map(([key, amount]) => [key, moneyOf(amount, currency)]),
      ),
    }
    keep.mutate(fields, {
      onSuccess: () => {
        notify(t('form.saved'))
        onClose()
      },
      onError: error => {
        const taken = error instanceof ApiError && error.code === 'code_taken'
        const errors = taken ? { code: t('form.code_taken') } : fieldErrors(error)
        form.setErrors(errors)
        if (Object.keys(errors).length === 0 || 'version' in errors) complain(error)
      },
    })
  }
  const amount = {
    prefix: `${symbolOf(currency)} `,
    decimalScale: digitsOf(currency),
    fixedDecimalScale: true,
    min: 0,
    thousandSeparator: ',',
    hideControls: true,
    inputMode: 'decimal' as const,
  }
  return (
    <FormDialog
      title={t(item ? 'form.edit' : 'form.new')}
      action={t(item ? 'common:save' : 'form.add')}
      busy={keep.isPending}
      onSubmit={form.onSubmit(submit)}
      onClose={onClose}
    >
      <SegmentedControl
        aria-label={t('form.kind')}
        data={['service', 'part'].map(each => ({ value: each, label: t(`kind.${each}`) }))}
        {...form.getInputProps('kind')}
      />
      <div className={pages.pair}>
        <TextInput
          label={t('form.code')}
          maxLength={30}
          data-autofocus
          {...form.getInputProps('code')}
        />
        <TextInput
          label={t('form.unit')}
          placeholder={t('form.unitHint')}
          maxLength={20}
          {...form.getInputProps('unit')}
        />
      </div>
      <TextInput label={t('form.name')} maxLength={120} {...form.getInputProps('name')} />
      <Textarea
        label={t('form.description')}
        autosize
        maxLength={500}
        {...form.getInputProps('description')}
      />
      <div className={pages.pair}>
        <NumberInput
          label={t('form.price')}
          {...amount}
          value={form.values.price}
          error={form.errors.price}
          onValueChange={({ value }) => form.setFieldValue('price', value)}
        />
        <Select
          label={t('form.tax')}
          allowDeselect={false}
          data={taxes.map(each => ({ value: each.id, label: each.name }))}
          {...form.getInputProps('tax')}
          value={form.values.tax || taxes[0]?.id || null}
        />
      </div>
      <Checkbox
        label={t('form.active')}
        {...form.getInputProps('is_active', { type: 'checkbox' })}
      />
      <Prices
        values={form.values.prices}
        amount={amount}
        error={form.errors.prices}
        onChange={prices => form.setFieldValue('prices', prices)}
      />
    </FormDialog>
  )
}

interface PricesProps {
  values: Record<string, string>
  amount: object
  error: React.ReactNode
  onChange: (values: Record<string, string>) => void
}

function Prices({ values, amount, error, onChange }: PricesProps) {
  const { t } = useTranslation('catalogue')
  const categories = useCategories().data ?? []
  return (
    <fieldset className={styles.prices} aria-label={t('form.prices')}>
      <strong>{t('form.prices')}</strong>
      <p>{t('form.pricesHint')}</p>
      <div className={pages.pair}>
        {categories.map(each => (
          <NumberInput
            key={each.key}
            label={each[currentLanguage()]}
            {...amount}
            value={values[each.key] ?? ''}
            onValueChange={({ value }) => onChange({ ...values, [each.key]: value })}
          />
        ))}
      </div>
      {error && <p role="alert">{error}</p>}
    </fieldset>
  )
}

function pricesOf(item: ItemDetail | undefined): Record<string, string> {
  const prices = item?.prices ?? []
  return Object.fromEntries(prices.map(({ category, price }) => [category, price.amount]))
}
