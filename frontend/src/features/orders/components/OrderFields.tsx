import { Select, Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { PRIORITIES, type Priority } from '@/api/orders'
import pages from '@/ui/page.module.css'
import { useKinds, useMachinesOf } from '../data'
import type { Fields } from '../draft'

interface Props {
  fields: Fields
  errors: Record<string, string>
  onChange: (part: Partial<Fields>) => void
}

/** What is to be done, at what, how soon. */
export function OrderFields({ fields, errors, onChange }: Props) {
  const { t } = useTranslation('orders')
  return (
    <>
      <Where fields={fields} errors={errors} onChange={onChange} />
      <TextInput
        label={t('form.title')}
        placeholder={t('form.titleHint')}
        maxLength={120}
        value={fields.title}
        error={errors.title}
        onChange={event => onChange({ title: event.currentTarget.value })}
      />
      <Textarea
        label={t('form.symptom')}
        description={t('form.symptomHint')}
        autosize
        minRows={3}
        maxRows={12}
        maxLength={2000}
        value={fields.symptom}
        error={errors.symptom}
        onChange={event => onChange({ symptom: event.currentTarget.value })}
      />
      <Kinds fields={fields} errors={errors} onChange={onChange} />
      <div className={pages.pair}>
        {(['wanted_from', 'wanted_until'] as const).map(name => (
          <TextInput
            key={name}
            type="datetime-local"
            label={t(`form.${name}`)}
            value={fields[name]}
            error={errors[name] ?? errors[`${name}_at`]}
            onChange={event => onChange({ [name]: event.currentTarget.value })}
          />
        ))}
      </div>
    </>
  )
}

function Where({ fields, errors, onChange }: Props) {
  const { t } = useTranslation('orders')
  const machines = useMachinesOf(fields.customer).data ?? []
  const chosen = machines.find(({ id }) => id === fields.machine)
  return (
    <div className={pages.pair}>
      <Select
        label={t('form.machine')}
        description={t(
          fields.customer && machines.length === 0 ? 'form.noMachines' : 'form.machineHint',
        )}
        searchable
        clearable
        disabled={machines.length === 0}
        clearButtonProps={{ 'aria-label': t('clear') }}
        data={machines.map(({ id, name, serial }) => ({
          value: id,
          label: serial ? `${name} · ${serial}` : name,
        }))}
        value={fields.machine || null}
        error={errors.machine}
        onChange={machine => onChange({ machine: machine ?? '' })}
      />
      <TextInput
        label={t('form.place')}
        description={
          chosen?.place ? t('form.placeKnown', { place: chosen.place }) : t('form.placeHint')
        }
        maxLength={200}
        value={fields.place}
        error={errors.place}
        onChange={event => onChange({ place: event.currentTarget.value })}
      />
    </div>
  )
}

function Kinds({ fields, errors, onChange }: Props) {
  const { t } = useTranslation('orders')
  const kinds = useKinds().data ?? []
  return (
    <div className={pages.pair}>
      <Select
        label={t('kind')}
        placeholder={t('form.kindUsual')}
        clearable
        clearButtonProps={{ 'aria-label': t('clear') }}
        data={kinds.map(({ id, name }) => ({ value: id, label: name }))}
        value={fields.kind || null}
        error={errors.kind}
        onChange={kind => onChange({ kind: kind ?? '' })}
      />
      <Select
        label={t('priorityOf')}
        allowDeselect={false}
        data={PRIORITIES.map(value => ({ value, label: t(`priority.${value}`) }))}
        value={fields.priority}
        error={errors.priority}
        onChange={value => onChange({ priority: (value ?? 'normal') as Priority })}
      />
    </div>
  )
}
