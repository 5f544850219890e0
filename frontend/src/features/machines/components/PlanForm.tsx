import { NumberInput, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newKey } from '@/api/client'
import { complainIn } from '@/api/complain'
import { FormDialog } from '@/ui/FormDialog'
import { notify } from '@/ui/notify'
import type { Machine } from '../data'
import styles from '../machines.module.css'
import { draftOf, type Plan, type Unit, useSavePlan, useServiceKinds } from '../plans'

interface Props {
  machine: Machine
  plan: Plan | null
  onClose: () => void
}

function begun(plan: Plan | null) {
  const unit: Unit = plan?.every_days ? 'days' : plan && !plan.every_months ? 'none' : 'months'
  return {
    title: plan?.title ?? '',
    kind: plan?.kind.id ?? '',
    work: plan?.work ?? '',
    unit,
    count: (plan?.every_days ?? plan?.every_months ?? (plan ? '' : 3)) as number | '',
    hours: (plan?.every_hours ?? '') as number | '',
    countsFrom: plan?.counts_from ?? ('done' as const),
    lead: (plan?.lead_days ?? 7) as number | '',
    nextOn: plan?.next_on ?? null,
    nextHours: (plan?.next_hours ?? '') as number | '',
  }
}

/** How often something is done to a machine, and when it begins. */
export function PlanForm({ machine, plan, onClose }: Props) {
  const { t } = useTranslation('machines')
  const kinds = useServiceKinds().data ?? []
  const save = useSavePlan(machine.id, plan)
  const [key, setKey] = useState(newKey)
  const form = useForm({
    initialValues: begun(plan),
    validate: {
      title: value => (value.trim() ? null : t('plan.titleMissing')),
      kind: value => (value ? null : t('plan.kindMissing')),
      count: (value, { unit }) => (unit !== 'none' && !value ? t('plan.everyMissing') : null),
      hours: (value, { unit }) => (unit === 'none' && !value ? t('plan.everyMissing') : null),
    },
  })
  const { unit, hours } = form.values
  const number = (name: 'count' | 'hours' | 'lead' | 'nextHours') => ({
    allowDecimal: false,
    allowNegative: false,
    hideControls: true,
    inputMode: 'numeric' as const,
    ...form.getInputProps(name),
    onChange: (value: string | number) =>
      form.setFieldValue(name, value === '' ? '' : Number(value)),
  })
  return (
    <FormDialog
      title={plan ? t('plan.edit', { title: plan.title }) : t('plan.add')}
      action={t('common:save')}
      busy={save.isPending}
      onSubmit={form.onSubmit(said =>
        save.mutate(
          { draft: draftOf(said), key },
          {
            onSuccess: () => {
              notify(t('saved'))
              onClose()
            },
            onError: error => {
              setKey(newKey())
              complainIn(form)(error)
            },
          },
        ),
      )}
      onClose={onClose}
    >
      <TextInput
        label={t('plan.title')}
        placeholder={t('plan.titleHint')}
        maxLength={120}
        data-autofocus
        {...form.getInputProps('title')}
      />
      <Select
        label={t('plan.kind')}
        data={kinds.map(kind => ({ value: kind.id, label: kind.name }))}
        nothingFoundMessage={t('plan.noKind')}
        {...form.getInputProps('kind')}
        value={form.values.kind || null}
      />
      <SegmentedControl
        aria-label={t('plan.unit')}
        data={(['months', 'days', 'none'] as const).map(value => ({
          value,
          label: t(`plan.units.${value}`),
        }))}
        value={unit}
        onChange={next => form.setFieldValue('unit', next as Unit)}
      />
      <div className={styles.two}>
        {unit !== 'none' && (
          <>
            <NumberInput
              label={t(unit === 'days' ? 'plan.countDays' : 'plan.countMonths')}
              min={1}
              max={unit === 'days' ? 3650 : 120}
              {...number('count')}
            />
            <TextInput
              type="date"
              label={t('plan.nextOn')}
              description={plan ? undefined : t('plan.nextOnHint')}
              value={form.values.nextOn ?? ''}
              error={form.errors.next_on}
              onChange={event => form.setFieldValue('nextOn', event.currentTarget.value || null)}
            />
          </>
        )}
        <NumberInput
          label={t('plan.countHours')}
          description={unit === 'none' ? undefined : t('plan.optional')}
          min={1}
          max={100_000}
          {...number('hours')}
        />
        {hours !== '' && (
          <NumberInput
            label={t('plan.nextHours')}
            description={t('plan.nowHours', { count: machine.hour_meter })}
            min={0}
            {...number('nextHours')}
          />
        )}
      </div>
      <Select
        label={t('plan.countsFrom')}
        data={(['done', 'due'] as const).map(value => ({ value, label: t(`plan.from.${value}`) }))}
        allowDeselect={false}
        {...form.getInputProps('countsFrom')}
      />
      <NumberInput label={t('plan.lead')} min={0} max={90} {...number('lead')} />
      <Textarea
        label={t('plan.work')}
        maxLength={2000}
        autosize
        minRows={2}
        {...form.getInputProps('work')}
      />
      {form.errors.every && <p role="alert">{form.errors.every}</p>}
    </FormDialog>
  )
}
