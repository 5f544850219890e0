import { NumberInput, Select, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CustomerSelect } from '@/api/CustomerSelect'
import { newKey } from '@/api/client'
import { complainIn } from '@/api/complain'
import { rowsOf } from '@/api/pages'
import { FormDialog } from '@/ui/FormDialog'
import { notify } from '@/ui/notify'
import { type Machine, type MachineDraft, useKinds, useMachines, useSave } from '../data'
import styles from '../machines.module.css'

interface Props {
  machine: Machine | null
  customer?: string
  onDone: (made: Machine) => void
  onClose: () => void
}

function begun(machine: Machine | null, customer: string): MachineDraft {
  return {
    customer,
    kind: machine?.kind.id ?? '',
    name: machine?.name ?? '',
    serial: machine?.serial ?? '',
    maker: machine?.maker ?? '',
    model: machine?.model ?? '',
    place: machine?.place ?? '',
    year: machine?.year ?? null,
    warranty_until: machine?.warranty_until ?? null,
    parent: machine?.parent?.id ?? null,
    note: machine?.note ?? '',
  }
}

/** What is known of a machine. */
export function MachineForm({ machine, customer = '', onDone, onClose }: Props) {
  const { t } = useTranslation('machines')
  const save = useSave(machine)
  const [key] = useState(newKey)
  const form = useForm<MachineDraft>({
    initialValues: begun(machine, machine?.customer.id ?? customer),
    validate: {
      customer: value => (machine || value ? null : t('missing.customer')),
      kind: value => (value ? null : t('missing.kind')),
      name: value => (value.trim() ? null : t('missing.name')),
    },
  })
  const submit = ({ customer: owner, ...draft }: MachineDraft) =>
    save.mutate(
      {
        draft: {
          ...draft,
          ...(!machine && { customer: owner }),
          warranty_until: draft.warranty_until || null,
          year: draft.year || null,
        },
        key,
      },
      {
        onSuccess: made => {
          notify(t('saved'))
          onDone(made)
        },
        onError: complainIn(form, 'machines:missing'),
      },
    )
  return (
    <FormDialog
      title={machine ? t('edit', { name: machine.name }) : t('new')}
      action={t('common:save')}
      busy={save.isPending}
      onSubmit={form.onSubmit(submit)}
      onClose={onClose}
    >
      {!machine && <CustomerSelect label={t('customer')} {...form.getInputProps('customer')} />}
      <TextInput label={t('name')} maxLength={120} data-autofocus {...form.getInputProps('name')} />
      <div className={styles.two}>
        <KindSelect {...form.getInputProps('kind')} own={machine?.kind} />
        <TextInput label={t('serial')} maxLength={60} {...form.getInputProps('serial')} />
        <TextInput label={t('maker')} maxLength={80} {...form.getInputProps('maker')} />
        <TextInput label={t('model')} maxLength={80} {...form.getInputProps('model')} />
        <NumberInput
          label={t('year')}
          min={1900}
          max={2200}
          allowDecimal={false}
          thousandSeparator=""
          hideControls
          value={form.values.year ?? ''}
          error={form.errors.year}
          onChange={value => form.setFieldValue('year', Number(value) || null)}
        />
        <TextInput
          type="date"
          label={t('warranty.label')}
          value={form.values.warranty_until ?? ''}
          error={form.errors.warranty_until}
          onChange={event =>
            form.setFieldValue('warranty_until', event.currentTarget.value || null)
          }
        />
      </div>
      <TextInput label={t('place')} maxLength={200} {...form.getInputProps('place')} />
      <ParentSelect
        customer={form.values.customer ?? ''}
        self={machine?.id ?? ''}
        value={form.values.parent}
        error={form.errors.parent}
        onChange={value => form.setFieldValue('parent', value)}
      />
      <Textarea
        label={t('note')}
        description={t('noteHint')}
        maxLength={1000}
        autosize
        minRows={2}
        {...form.getInputProps('note')}
      />
    </FormDialog>
  )
}

interface KindProps {
  own?: { id: string; name: string }
  value?: string
  error?: React.ReactNode
  onChange?: (value: string) => void
}

function KindSelect({ own, value, error, onChange }: KindProps) {
  const { t } = useTranslation('machines')
  const kinds = useKinds().data ?? []
  const all = own && !kinds.some(kind => kind.id === own.id) ? [own, ...kinds] : kinds
  return (
    <Select
      label={t('kind')}
      searchable
      data={all.map(kind => ({ value: kind.id, label: kind.name }))}
      nothingFoundMessage={t('noKind')}
      value={value || null}
      error={error}
      onChange={next => onChange?.(next ?? '')}
    />
  )
}

interface ParentProps {
  customer: string
  self: string
  value: string | null
  error?: React.ReactNode
  onChange: (value: string | null) => void
}

function ParentSelect({ customer, self, value, error, onChange }: ParentProps) {
  const { t } = useTranslation('machines')
  const rows = rowsOf(useMachines(customer ? { customer, limit: '200' } : { limit: '1' }).data)
  const data = rows
    .filter(row => row.id !== self)
    .map(row => ({ value: row.id, label: row.serial ? `${row.name} · ${row.serial}` : row.name }))
  if (!customer || (data.length === 0 && !value)) return null
  return (
    <Select
      label={t('parent')}
      placeholder={t('noParent')}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('clear') }}
      data={data}
      value={value}
      error={error}
      onChange={onChange}
    />
  )
}
