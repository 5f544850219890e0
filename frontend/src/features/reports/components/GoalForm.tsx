import { NumberInput, Select } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newKey } from '@/api/client'
import { complainIn } from '@/api/complain'
import { useCurrency } from '@/api/house'
import { digitsOf } from '@/lib/format'
import { ConfirmButton } from '@/ui/ConfirmButton'
import { FormDialog } from '@/ui/FormDialog'
import styles from '@/ui/page.module.css'
import {
  type Goal,
  PRESETS,
  useDropGoal,
  useKeepGoal,
  useReport,
  useReports,
  type Value,
} from '../data'
import { ScopeFields } from './ScopeFields'

/** What a figure is wanted to be: new, or wanted otherwise. */
export function GoalForm({ goal, onClose }: { goal: Goal | null; onClose: () => void }) {
  const { t } = useTranslation('reports')
  const [key] = useState(newKey)
  const keep = useKeepGoal(goal, key)
  const drop = useDropGoal()
  const reports = useReports().data ?? []
  const factor = 10 ** digitsOf(useCurrency())
  const form = useForm({
    initialValues: valuesOf(goal),
    validate: values => ({
      ...(!values.report && { report: t('goals.missing') }),
      ...(!values.figure && { figure: t('goals.missing') }),
      ...(values.target === '' && { target: t('goals.missing') }),
      ...(values.amber === '' && { amber: t('goals.missing') }),
      ...(values.scope === 'team' && !values.team && { team: t('goals.missing') }),
      ...(values.scope === 'person' && !values.person && { person: t('goals.missing') }),
    }),
  })
  const { report, figure } = form.values
  const figures = reports.find(each => each.key === report)?.figures ?? []
  const unit = goal?.unit ?? figures.find(each => each.key === figure)?.unit
  const minor = (typed: string | number) =>
    String(unit === 'money' ? Math.round(Number(typed) * factor) : typed)
  const body = () => {
    const { comparison, period, scope, team, person, target, amber } = form.values
    const wanted = { comparison, period, target: minor(target), amber: minor(amber) }
    if (goal) return wanted
    const whose = scope === 'team' ? { team } : scope === 'person' ? { person } : {}
    return { ...wanted, report, figure, scope, ...whose }
  }
  return (
    <FormDialog
      title={t(goal ? 'goals.change' : 'goals.new')}
      action={t('common:save')}
      busy={keep.isPending}
      onSubmit={form.onSubmit(() =>
        keep.mutate(body(), { onSuccess: onClose, onError: complainIn(form) }),
      )}
      onClose={onClose}
    >
      <Select
        label={t('goals.report')}
        data={reports.map(each => ({ value: each.key, label: each.title }))}
        searchable
        disabled={goal !== null}
        data-autofocus
        openOnFocus={false}
        {...form.getInputProps('report')}
        onChange={value => form.setValues({ report: value ?? '', figure: '', scope: 'house' })}
      />
      <Select
        label={t('goals.figure')}
        data={figures.map(each => ({ value: each.key, label: each.label }))}
        searchable
        disabled={goal !== null || !report}
        {...form.getInputProps('figure')}
      />
      <div className={styles.pair}>
        <Select
          label={t('goals.period')}
          allowDeselect={false}
          data={PRESETS.filter(each => each !== 'custom').map(value => ({
            value,
            label: t(`preset.${value}`),
          }))}
          {...form.getInputProps('period')}
        />
        <Select
          label={t('goals.comparison')}
          allowDeselect={false}
          data={(['at_least', 'at_most'] as const).map(value => ({
            value,
            label: t(`goals.${value}`),
          }))}
          {...form.getInputProps('comparison')}
        />
        <NumberInput
          label={t('goals.target')}
          description={unit && t(`goals.unit.${unit}`, { defaultValue: '' })}
          decimalScale={2}
          {...form.getInputProps('target')}
        />
        <NumberInput
          label={t('goals.amber')}
          description={t('goals.amberHint')}
          decimalScale={2}
          {...form.getInputProps('amber')}
        />
      </div>
      {!goal && report && <Whose report={report} form={form} />}
      {goal && (
        <ConfirmButton
          label={t('goals.drop')}
          text={t('goals.dropText')}
          sure={t('goals.drop')}
          loading={drop.isPending}
          onSure={() => drop.mutate(goal.id, { onSuccess: onClose, onError: complainIn(form) })}
        />
      )}
    </FormDialog>
  )
}

function Whose({ report, form }: { report: string; form: GoalFields }) {
  const filters = useReport(report, { preset: 'today' }).data?.filters ?? []
  return <ScopeFields filters={filters} form={form} />
}

export interface GoalFields {
  values: { scope: string }
  getInputProps: (name: string) => object
}

function valuesOf(goal: Goal | null) {
  return {
    report: goal?.report ?? '',
    figure: goal?.figure ?? '',
    comparison: goal?.comparison ?? ('at_least' as string),
    target: plain(goal?.target),
    amber: plain(goal?.amber),
    period: goal?.period ?? ('month' as string),
    scope: goal?.scope ?? ('house' as string),
    team: goal?.team?.id ?? '',
    person: goal?.person?.id ?? '',
  }
}

function plain(value: Value | undefined): string | number {
  return value === null || value === undefined
    ? ''
    : typeof value === 'object'
      ? Number(value.amount)
      : value
}
