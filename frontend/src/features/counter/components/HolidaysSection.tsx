import { Select, Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import page from '@/ui/page.module.css'
import styles from '../counter.module.css'
import { useHolidays } from '../data'
import { formatDay } from '../week'

const COUNTRIES = ['PE', 'CO', 'MX', 'CL', 'AR', 'EC', 'BO', 'BR', 'US', 'ES']

interface Props {
  country: string
  /** Names of holidays that are worked all the same. */
  worked: string[]
  onCountry: (country: string) => void
  onWorked: (worked: string[]) => void
}

/** The holidays of a country, each with a switch for those who work on it. */
export function HolidaysSection({ country, worked, onCountry, onWorked }: Props) {
  const { t, i18n } = useTranslation('counter')
  const names = new Intl.DisplayNames(i18n.language, { type: 'region' })
  const year = new Date().getFullYear()
  const found = [useHolidays(country, year).data, useHolidays(country, year + 1).data]
  const today = new Date().toISOString().slice(0, 10)
  const ahead = found.flatMap(days => days ?? []).filter(day => day.on >= today)
  const next = ahead.filter((day, at) => ahead.findIndex(one => one.name === day.name) === at)
  return (
    <section className={page.section}>
      <h2>{t('hours.holidays')}</h2>
      <p>{t('hours.holidaysText')}</p>
      <Select
        className={styles.short}
        label={t('hours.country')}
        allowDeselect={false}
        data={[
          { value: '', label: t('hours.noCountry') },
          ...COUNTRIES.map(value => ({ value, label: names.of(value) ?? value })),
        ]}
        value={country}
        onChange={value => onCountry(value ?? '')}
      />
      {country && (
        <ul className={styles.list}>
          {next.map(({ on, name }) => (
            <li key={name} className={styles.holiday}>
              <span>
                {name} <span>{formatDay(on)}</span>
              </span>
              <Switch
                aria-label={t('hours.workedOn', { name })}
                label={t(worked.includes(name) ? 'hours.worked' : 'hours.closed')}
                labelPosition="left"
                checked={worked.includes(name)}
                onChange={event =>
                  onWorked(
                    event.currentTarget.checked
                      ? [...worked, name]
                      : worked.filter(one => one !== name),
                  )
                }
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
