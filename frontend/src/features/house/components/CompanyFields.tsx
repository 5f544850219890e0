import { Select, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useNow } from '@/lib/clock'
import type { Choices, CompanyDraft } from '../data'
import { cities, named, timeIn, usualIn } from '../places'

interface Props {
  form: UseFormReturnType<CompanyDraft>
  choices: Choices
  /** There is money in it: it stays. */
  settled?: boolean
}

/** What the company is called, where it stands and what it counts in. */
export function CompanyFields({ form, choices, settled = false }: Props) {
  const { t, i18n } = useTranslation('house')
  const now = useNow()
  // biome-ignore lint/correctness/useExhaustiveDependencies: names are in the reader's language.
  const lists = useMemo(
    () => ({
      countries: named(choices.countries, 'region'),
      currencies: named(choices.currencies, 'currency'),
      zones: cities(choices.zones),
    }),
    [choices, i18n.language],
  )
  const { zone, currency } = form.values
  const move = (country: string | null) => {
    if (!country) return
    const usual = usualIn(country)
    form.setFieldValue('country', country)
    if (usual.zone) form.setFieldValue('zone', usual.zone)
    if (usual.currency && !settled && choices.currencies.includes(usual.currency)) {
      form.setFieldValue('currency', usual.currency)
    }
  }
  return (
    <>
      <TextInput
        label={t('company.name')}
        description={t('company.nameHint', { variable: '{{empresa}}' })}
        autoComplete="organization"
        maxLength={80}
        {...form.getInputProps('name')}
      />
      <Select
        label={t('company.country')}
        description={t('company.countryHint')}
        searchable
        allowDeselect={false}
        nothingFoundMessage={t('company.nothing')}
        data={lists.countries}
        {...form.getInputProps('country')}
        onChange={move}
      />
      <Select
        label={t('company.zone')}
        description={t('company.zoneHint', { time: timeIn(zone, now) })}
        searchable
        allowDeselect={false}
        nothingFoundMessage={t('company.nothing')}
        data={lists.zones}
        {...form.getInputProps('zone')}
      />
      <Select
        label={t('company.currency')}
        description={t(settled ? 'company.currencySettled' : 'company.currencyHint')}
        disabled={settled}
        searchable
        allowDeselect={false}
        nothingFoundMessage={t('company.nothing')}
        data={lists.currencies}
        {...form.getInputProps('currency')}
        value={currency}
      />
    </>
  )
}
