import { Button, Select, Switch } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { useCompany } from '@/api/house'
import { notify } from '@/ui/notify'
import { Actions } from '@/ui/Page'
import page from '@/ui/page.module.css'
import { StateChip } from '@/ui/StateChip'
import { HOUSE, type Hours, type HoursDraft, type Span, useSaveHours } from '../data'
import { formatDay } from '../week'
import { HolidaysSection } from './HolidaysSection'
import { OwnDays } from './OwnDays'
import { WeekEditor } from './WeekEditor'

const ZONES = [
  'America/Lima',
  'America/Bogota',
  'America/Guayaquil',
  'America/La_Paz',
  'America/Santiago',
  'America/Mexico_City',
  'America/Argentina/Buenos_Aires',
  'America/Sao_Paulo',
  'America/New_York',
  'Europe/Madrid',
]
const NINE_TO_SIX: Span[] = [['09:00', '18:00']]
const USUAL: Span[][] = [...Array<Span[]>(5).fill(NINE_TO_SIX), [['09:00', '13:00']], []]

interface Props {
  /** A team's id, or the house. */
  of: string
  hours: Hours
  /** Not of a team that keeps the house's hours. */
  isOwn: boolean
}

/** A week, the holidays of a country, and days of one's own. */
export function HoursForm({ of, hours, isOwn }: Props) {
  const { t } = useTranslation('counter')
  const save = useSaveHours(of)
  const company = useCompany().data?.zone ?? ''
  const { zone, week, country, worked, days } = hours
  const form = useForm<HoursDraft>({ initialValues: { zone, week, country, worked, days } })
  const { values, setFieldValue } = form
  const limited = values.week.length > 0
  const store = (draft: HoursDraft | null) =>
    save.mutate(draft, { onSuccess: () => notify(t('saved')), onError: complain })
  return (
    <form className={page.form} onSubmit={form.onSubmit(store)}>
      <section className={page.section}>
        <div className={page.head}>
          <h2>{t('hours.week')}</h2>
          <StateChip tone={hours.open_now ? 'ok' : 'plain'}>
            {t(hours.open_now ? 'hours.openNow' : 'hours.closedNow')}
          </StateChip>
        </div>
        {!isOwn && <p>{t('hours.followsHouse')}</p>}
        <Switch
          label={t('hours.always')}
          checked={!limited}
          onChange={event => setFieldValue('week', event.currentTarget.checked ? [] : USUAL)}
        />
        {limited && (
          <WeekEditor week={values.week} onChange={next => setFieldValue('week', next)} />
        )}
        <Select
          label={t('hours.zone')}
          searchable
          allowDeselect={false}
          data={['', ...new Set([values.zone, ...ZONES].filter(Boolean))].map(value => ({
            value,
            label: value ? cityOf(value) : t('hours.zoneOfCompany', { city: cityOf(company) }),
          }))}
          {...form.getInputProps('zone')}
        />
      </section>
      {limited && (
        <>
          <HolidaysSection
            country={values.country}
            worked={values.worked}
            onCountry={next => setFieldValue('country', next)}
            onWorked={next => setFieldValue('worked', next)}
          />
          <OwnDays days={values.days} onChange={next => setFieldValue('days', next)} />
        </>
      )}
      <NextClosed hours={hours} />
      <Actions>
        {of !== HOUSE && isOwn && (
          <Button variant="default" onClick={() => store(null)}>
            {t('hours.asHouse')}
          </Button>
        )}
        <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
          {t('common:save')}
        </Button>
      </Actions>
    </form>
  )
}

function cityOf(zone: string): string {
  return zone.replace('America/', '').replaceAll('_', ' ')
}

function NextClosed({ hours: { closed, said } }: { hours: Hours }) {
  const { t } = useTranslation('counter')
  return (
    <section className={page.section}>
      <h2>{t('hours.saidTitle')}</h2>
      <p>{said}</p>
      {closed.length > 0 && (
        <p>
          {t('hours.nextClosed')}{' '}
          {closed.map(day => `${formatDay(day.on)}${day.name && ` (${day.name})`}`).join(', ')}.
        </p>
      )}
    </section>
  )
}
