import { NumberInput, Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import { complain } from '@/api/complain'
import { fieldErrors } from '@/api/errors'
import { formatMoney } from '@/lib/format'
import { FormDialog } from '@/ui/FormDialog'
import { type Rate, useDeed, useItems, useKinds } from '../data'

const PAUSE_MS = 200
const START = { what: 'labour', item: '', kind: '', per: 'hour', rounds_to: 15 }

/** Says what work costs: an item of the catalogue, for all kinds of service or one. */
export function RateDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('aftercare')
  const [values, setValues] = useState(START)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [words, setWords] = useState('')
  const [asked] = useDebouncedValue(words, PAUSE_MS)
  const items = useItems(asked).data ?? []
  const kinds = useKinds().data ?? []
  const save = useDeed(() =>
    api.post<Rate>('service-rates/', { ...values, kind: values.kind || null }),
  )
  const change = (next: Partial<typeof START>) => setValues(before => ({ ...before, ...next }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!values.item) {
      setErrors({ item: t('rates.itemMissing') })
      return
    }
    save.mutate(undefined, {
      onSuccess: onClose,
      onError: problem => {
        const found = fieldErrors(problem)
        setErrors(found)
        if (Object.keys(found).length === 0) complain(problem)
      },
    })
  }
  return (
    <FormDialog
      title={t('rates.add')}
      action={t('settings.save')}
      busy={save.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <Select
        label={t('rates.what')}
        allowDeselect={false}
        data={['labour', 'travel'].map(value => ({ value, label: t(`rates.${value}`) }))}
        value={values.what}
        onChange={what => change({ what: what ?? 'labour', per: 'hour' })}
      />
      <Select
        label={t('rates.item')}
        searchable
        data={items.map(item => ({
          value: item.id,
          label: `${item.code} · ${item.name} · ${formatMoney(item.price)}`,
        }))}
        filter={({ options }) => options}
        nothingFoundMessage={t('rates.noItem')}
        value={values.item || null}
        error={errors.item}
        searchValue={words}
        onSearchChange={setWords}
        onChange={item => change({ item: item ?? '' })}
      />
      <Select
        label={t('rates.kind')}
        clearable
        placeholder={t('rates.all')}
        data={kinds.map(kind => ({ value: kind.id, label: kind.name }))}
        value={values.kind || null}
        error={errors.kind}
        onChange={kind => change({ kind: kind ?? '' })}
      />
      {values.what === 'travel' && (
        <Select
          label={t('rates.perLabel')}
          allowDeselect={false}
          data={['hour', 'visit'].map(value => ({ value, label: t(`rates.per.${value}`) }))}
          value={values.per}
          error={errors.per}
          onChange={per => change({ per: per ?? 'hour' })}
        />
      )}
      {values.per === 'hour' && (
        <NumberInput
          label={t('rates.roundsLabel')}
          description={t('rates.roundsHint')}
          min={1}
          max={60}
          allowDecimal={false}
          value={values.rounds_to}
          error={errors.rounds_to}
          onChange={value => change({ rounds_to: Number(value) || 1 })}
        />
      )}
    </FormDialog>
  )
}
