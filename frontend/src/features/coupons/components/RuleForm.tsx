import { NumberInput, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newKey } from '@/api/client'
import { useCurrency } from '@/api/house'
import { moneyOf } from '@/lib/format'
import { FormDialog } from '@/ui/FormDialog'
import styles from '@/ui/page.module.css'
import { EVENTS, type Rule, refuseIn, useChangeRule, useDo } from '../data'
import { BENEFIT, BenefitFields, benefitOf, MoneyInput, wrongIn } from './BenefitFields'

/** `Pagó S/ 100 o más → 5 %, 30 días`, new or corrected. */
export function RuleForm({ rule, onClose }: { rule?: Rule; onClose: () => void }) {
  const { t } = useTranslation('coupons')
  const currency = useCurrency()
  const [key] = useState(newKey)
  const make = useDo<Rule>()
  const change = useChangeRule(rule?.id ?? '')
  const form = useForm({
    initialValues: valuesOf(rule),
    validate: values => ({
      ...wrongIn(values, t),
      ...(!values.name.trim() && { name: t('give.nameMissing') }),
    }),
  })
  const settled = { onSuccess: onClose, onError: refuseIn(form) }
  return (
    <FormDialog
      title={t(rule ? 'rule.edit' : 'rule.new')}
      action={t('common:save')}
      busy={make.isPending || change.isPending}
      onSubmit={form.onSubmit(values => {
        const { name, event, days, count, least } = values
        const body = {
          ...benefitOf(values, currency),
          name: name.trim(),
          event,
          days,
          count,
          least: moneyOf(String(least || 0), currency),
        }
        if (rule) change.mutate(body, settled)
        else make.mutate({ path: 'coupon-rules/', body, key }, settled)
      })}
      onClose={onClose}
    >
      <TextInput
        label={t('rule.name')}
        maxLength={80}
        data-autofocus
        {...form.getInputProps('name')}
      />
      <div className={styles.pair}>
        <Select
          label={t('rule.event')}
          allowDeselect={false}
          data={EVENTS.map(value => ({ value, label: t(`event.${value}`) }))}
          {...form.getInputProps('event')}
        />
        <MoneyInput form={form} name="least" />
      </div>
      <BenefitFields form={form} />
      <div className={styles.pair}>
        <NumberInput label={t('rule.days')} min={1} max={730} {...form.getInputProps('days')} />
        <NumberInput
          label={t('rule.count')}
          description={t('rule.countHint')}
          min={1}
          max={50}
          {...form.getInputProps('count')}
        />
      </div>
    </FormDialog>
  )
}

function valuesOf(rule?: Rule) {
  return {
    ...BENEFIT,
    by: rule?.amount ? ('amount' as const) : ('percent' as const),
    percent: rule?.percent ?? '',
    amount: rule?.amount?.amount ?? '',
    min_base: rule?.min_base?.amount ?? '',
    max_discount: rule?.max_discount?.amount ?? '',
    scope: rule?.scope ?? ('any' as string),
    items: rule?.items ?? [],
    stackable: rule?.stackable ?? false,
    name: rule?.name ?? '',
    event: rule?.event ?? ('payment' as string),
    least: rule?.least.amount ?? '',
    days: rule?.days ?? 30,
    count: rule?.count ?? 1,
  }
}
