import { Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { complainIn } from '@/api/complain'
import { useCurrency } from '@/api/house'
import type { PayPlace } from '@/api/payPlaces'
import { FormDialog } from '@/ui/FormDialog'
import { notify } from '@/ui/notify'
import { type PlaceDraft, useSave } from '../data'

const KINDS = ['wallet', 'bank'] as const
const CURRENCIES = ['PEN', 'USD', 'COP', 'EUR', 'CLP', 'MXN', 'BOB', 'ARS']

interface Props {
  place: PayPlace | null
  onClose: () => void
}

export function PlaceForm({ place, onClose }: Props) {
  const { t } = useTranslation('places')
  const currency = useCurrency()
  const save = useSave(place)
  const form = useForm<PlaceDraft>({
    initialValues: {
      kind: place?.kind ?? 'wallet',
      name: place?.name ?? '',
      holder: place?.holder ?? '',
      number: place?.number ?? '',
      interbank_number: place?.interbank_number ?? '',
      currency: place?.currency ?? currency,
    },
    validate: {
      name: value => (value.trim() ? null : t('missing')),
      holder: value => (value.trim() ? null : t('missing')),
      number: value => (value.trim() ? null : t('missing')),
    },
  })
  const { kind } = form.values
  const submit = (draft: PlaceDraft) =>
    save.mutate(
      { ...draft, interbank_number: draft.kind === 'bank' ? draft.interbank_number : '' },
      {
        onSuccess: () => {
          notify(t('saved'))
          onClose()
        },
        onError: complainIn(form),
      },
    )
  return (
    <FormDialog
      title={place ? t('editTitle', { name: place.name }) : t('addTitle')}
      action={t('common:save')}
      busy={save.isPending}
      onSubmit={form.onSubmit(submit)}
      onClose={onClose}
    >
      {!place && (
        <Select
          label={t('kind.label')}
          data={KINDS.map(value => ({ value, label: t(`kind.${value}`) }))}
          allowDeselect={false}
          {...form.getInputProps('kind')}
        />
      )}
      <TextInput
        label={t(`name.${kind}`)}
        maxLength={60}
        data-autofocus
        {...form.getInputProps('name')}
      />
      <TextInput
        label={t(`number.${kind}`)}
        maxLength={40}
        inputMode={kind === 'wallet' ? 'tel' : 'text'}
        {...form.getInputProps('number')}
      />
      {kind === 'bank' && (
        <TextInput
          label={t('interbank')}
          maxLength={40}
          {...form.getInputProps('interbank_number')}
        />
      )}
      <TextInput label={t('holder')} maxLength={120} {...form.getInputProps('holder')} />
      <Select
        label={t('currency')}
        data={[...new Set([currency, ...CURRENCIES])]}
        allowDeselect={false}
        {...form.getInputProps('currency')}
      />
    </FormDialog>
  )
}
