import { Button, NumberInput, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { complainIn } from '@/api/complain'
import { Loading } from '@/ui/Loading'
import { notify } from '@/ui/notify'
import { Actions, Page } from '@/ui/Page'
import page from '@/ui/page.module.css'
import { Tabs } from '../components/Tabs'
import { type PrivacySettings, RIGHTS, usePrivacySettings, useSaveSettings } from '../data'

const COUNTRIES = ['PE', 'CO'] as const

/** Whose law counts, within how many business days the house answers, and who does. */
export default function DeadlinesPage() {
  const { t } = useTranslation('privacy')
  const settings = usePrivacySettings()
  return (
    <Page wide title={t('title')} text={t('deadlines.text')}>
      <Tabs />
      <Loading of={settings}>
        {() => settings.data && <Form key={settings.data.country} row={settings.data} />}
      </Loading>
    </Page>
  )
}

function Form({ row }: { row: PrivacySettings }) {
  const { t } = useTranslation('privacy')
  const save = useSaveSettings()
  const form = useForm({ initialValues: { ...row, days: { ...row.days } } })
  const moved = form.values.country !== row.country

  function submit({ country, days, officer, contact }: typeof form.values) {
    // Another country brings its own days.
    save.mutate(
      { country, days: (moved ? {} : days) as PrivacySettings['days'], officer, contact },
      { onSuccess: () => notify(t('saved')), onError: complainIn(form) },
    )
  }

  return (
    <form className={page.section} onSubmit={form.onSubmit(submit)}>
      <Select
        label={t('deadlines.country')}
        description={t('deadlines.countryHint')}
        allowDeselect={false}
        data={COUNTRIES.map(value => ({ value, label: t(`country.${value}`) }))}
        {...form.getInputProps('country')}
      />
      {!moved && (
        <div className={page.pair}>
          {RIGHTS.map(right => (
            <NumberInput
              key={right}
              label={t(`right.${right}`)}
              description={t('deadlines.most', { count: row.longest[right] })}
              min={1}
              max={row.longest[right]}
              clampBehavior="none"
              allowDecimal={false}
              error={form.errors.days}
              {...form.getInputProps(`days.${right}`)}
            />
          ))}
        </div>
      )}
      <div className={page.pair}>
        <TextInput label={t('deadlines.officer')} {...form.getInputProps('officer')} />
        <TextInput label={t('deadlines.contact')} {...form.getInputProps('contact')} />
      </div>
      <Actions>
        <Button type="submit" loading={save.isPending}>
          {t('save')}
        </Button>
      </Actions>
    </form>
  )
}
