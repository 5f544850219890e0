import { Chip, Select, Switch, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { CustomerSelect } from '@/api/CustomerSelect'
import type { Said } from '@/lib/useAddress'
import { type Asked, type Filter, PRESETS } from '../data'
import styles from '../reports.module.css'

interface Props {
  filters: Filter[]
  asked: Asked
  change: (said: Said) => void
}

/** The days, whether to compare, and what a report may be narrowed to; all of it in the address. */
export function Filters({ filters, asked, change }: Props) {
  const { t } = useTranslation('reports')
  const preset = asked.preset ?? '30d'
  return (
    <search className={styles.filters} aria-label={t('filters')}>
      <fieldset className={styles.presets}>
        <legend className={styles.hidden}>{t('days')}</legend>
        <Chip.Group
          value={preset}
          onChange={value => change({ preset: String(value), since: null, until: null })}
        >
          {PRESETS.map(each => (
            <Chip key={each} value={each} radius="md" variant="light">
              {t(`preset.${each}`)}
            </Chip>
          ))}
        </Chip.Group>
      </fieldset>
      {preset === 'custom' && (
        <div className={styles.narrow}>
          <TextInput
            type="date"
            label={t('since')}
            value={asked.since ?? ''}
            max={asked.until}
            onChange={event => change({ since: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            label={t('until')}
            value={asked.until ?? ''}
            min={asked.since}
            onChange={event => change({ until: event.currentTarget.value })}
          />
        </div>
      )}
      <div className={styles.narrow}>
        {filters.map(filter => (
          <One key={filter.key} filter={filter} value={asked[filter.key] ?? ''} change={change} />
        ))}
        <Switch
          className={styles.compare}
          label={t('compare')}
          checked={asked.compare === 'true'}
          onChange={event => change({ compare: event.currentTarget.checked ? 'true' : null })}
        />
      </div>
    </search>
  )
}

function One({
  filter,
  value,
  change,
}: {
  filter: Filter
  value: string
  change: Props['change']
}) {
  const { t } = useTranslation('reports')
  // A choice of one is none.
  if (filter.key === 'currency' && (filter.choices?.length ?? 0) < 2) return null
  if (filter.choices === null) {
    return (
      <CustomerSelect
        placeholder={t('every')}
        label={filter.label}
        value={value}
        onChange={customer => change({ [filter.key]: customer || null })}
      />
    )
  }
  if (filter.choices.length === 0) return null
  return (
    <Select
      label={filter.label}
      placeholder={t('every')}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('clear') }}
      data={filter.choices.map(each => ({ value: each.id, label: each.name }))}
      value={value || null}
      onChange={next => change({ [filter.key]: next })}
    />
  )
}
