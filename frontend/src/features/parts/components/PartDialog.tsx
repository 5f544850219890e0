import { MultiSelect, Select, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormDialog } from '@/ui/FormDialog'
import pages from '@/ui/page.module.css'
import { type Named, type PartDetail, useFound } from '../data'
import { ItemSelect } from './ItemSelect'
import { useSend } from './useForm'

interface Props {
  part?: PartDetail
  onClose: () => void
  onDone?: (part: PartDetail) => void
}

/** A new part, or what is different about one. */
export function PartDialog({ part, onClose, onDone }: Props) {
  const { t } = useTranslation('parts')
  const [values, setValues] = useState({
    code: part?.code ?? '',
    name: part?.name ?? '',
    unit: part?.unit ?? '',
    maker: part?.maker ?? '',
    note: part?.note ?? '',
    reorder_point: part?.reorder_point ?? '0',
    reorder_quantity: part?.reorder_quantity ?? '0',
    supplier: part?.supplier?.id ?? null,
    item: part?.item?.id ?? null,
    kinds: part?.kinds.map(kind => kind.id) ?? [],
  })
  const suppliers = useFound<Named>('suppliers/', '')
  const kinds = useFound<Named>('machine-kinds/', '')
  const form = useSend<PartDetail>({
    to: part ? `parts/${part.id}/` : 'parts/',
    patch: Boolean(part),
    done: t('saved'),
    onDone: answer => {
      onDone?.(answer)
      onClose()
    },
  })
  const set = (next: Partial<typeof values>) => setValues(now => ({ ...now, ...next }))
  const text = (name: 'code' | 'name' | 'unit' | 'maker', most: number) => (
    <TextInput
      label={t(`field.${name}`)}
      maxLength={most}
      value={values[name]}
      error={form.errors[name]}
      onChange={event => set({ [name]: event.currentTarget.value })}
    />
  )
  const submit = () => {
    const missing = (['code', 'name'] as const).filter(name => !values[name].trim())
    if (missing.length > 0)
      form.setErrors(Object.fromEntries(missing.map(name => [name, t('missing')])))
    else form.send({ ...values, ...(part && { version: part.version }) })
  }
  return (
    <FormDialog
      title={part ? t('edit') : t('new')}
      action={t('save')}
      busy={form.busy}
      onClose={onClose}
      onSubmit={event => {
        event.preventDefault()
        submit()
      }}
    >
      <div className={pages.pair}>
        {text('code', 30)}
        {text('unit', 20)}
      </div>
      {text('name', 120)}
      {text('maker', 80)}
      <div className={pages.pair}>
        <TextInput
          label={t('field.reorder_point')}
          description={t('field.pointHint')}
          inputMode="decimal"
          value={values.reorder_point}
          error={form.errors.reorder_point}
          onChange={event => set({ reorder_point: event.currentTarget.value })}
        />
        <TextInput
          label={t('field.reorder_quantity')}
          description={t('field.quantityHint')}
          inputMode="decimal"
          value={values.reorder_quantity}
          error={form.errors.reorder_quantity}
          onChange={event => set({ reorder_quantity: event.currentTarget.value })}
        />
      </div>
      <Select
        label={t('field.supplier')}
        clearable
        clearButtonProps={{ 'aria-label': t('clear') }}
        data={(suppliers.data ?? []).map(each => ({ value: each.id, label: each.name }))}
        value={values.supplier}
        error={form.errors.supplier}
        onChange={supplier => set({ supplier })}
      />
      <ItemSelect
        value={values.item}
        own={part?.item ?? null}
        error={form.errors.item}
        onChange={item => set({ item })}
      />
      <MultiSelect
        label={t('field.kinds')}
        description={t('field.kindsHint')}
        data={(kinds.data ?? []).map(each => ({ value: each.id, label: each.name }))}
        value={values.kinds}
        error={form.errors.kinds}
        onChange={chosen => set({ kinds: chosen })}
      />
      <Textarea
        label={t('field.note')}
        autosize
        minRows={2}
        maxLength={500}
        value={values.note}
        error={form.errors.note}
        onChange={event => set({ note: event.currentTarget.value })}
      />
    </FormDialog>
  )
}
