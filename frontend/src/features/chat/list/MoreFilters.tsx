import { Menu, Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useUser } from '@/api/session'
import { ANSWERING } from '@/lib/roles'
import { useColleagues } from '../data/colleagues'
import type { Filters, SlaFilter } from '../data/filters'
import styles from './list.module.css'

const WAITING = ['5', '15', '60', '240', '1440']
const CLOSING = ['60', '120', '360', '720']
const LEVELS = ['1', '2', '3', '4']
const SLAS: SlaFilter[] = ['due', 'breached']

interface Props {
  filters: Filters
  onChange: (change: Partial<Filters>) => void
}

/** Who has it, how urgent it is, and what time says about it. */
export default function MoreFilters({ filters, onChange }: Props) {
  const { t } = useTranslation('chat')
  const { id: me } = useUser()
  const people = useColleagues().data ?? []
  const answering = people.filter(({ id, role }) => id !== me && ANSWERING.includes(role))
  const inMenu = { withinPortal: false }
  const number = (value: string | null) => (value ? Number(value) : null)
  const span = (minutes: string) =>
    Number(minutes) < 60
      ? t('filter.minutes', { count: Number(minutes) })
      : t('filter.hours', { count: Number(minutes) / 60 })
  return (
    <>
      <Menu.Label>{t('filter.more')}</Menu.Label>
      <div className={styles.fields}>
        <Select
          size="xs"
          clearable
          label={t('filter.assignee')}
          placeholder={t('filter.anybody')}
          comboboxProps={inMenu}
          value={filters.assignee}
          data={[
            { value: 'me', label: t('filter.me') },
            { value: 'none', label: t('view.unassigned') },
            ...answering.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={assignee => onChange({ assignee })}
        />
        <Select
          size="xs"
          clearable
          label={t('filter.priority')}
          placeholder={t('filter.any')}
          comboboxProps={inMenu}
          value={filters.priority === null ? null : String(filters.priority)}
          data={LEVELS.map(value => ({
            value,
            label: t('filter.orMore', { level: t(`common:priority.${value}`) }),
          }))}
          onChange={value => onChange({ priority: number(value) })}
        />
        <Select
          size="xs"
          clearable
          label={t('filter.waiting')}
          placeholder={t('filter.any')}
          comboboxProps={inMenu}
          value={filters.waiting === null ? null : String(filters.waiting)}
          data={WAITING.map(value => ({ value, label: span(value) }))}
          onChange={value => onChange({ waiting: number(value) })}
        />
        <Select
          size="xs"
          clearable
          label={t('filter.closing')}
          placeholder={t('filter.any')}
          comboboxProps={inMenu}
          value={filters.closing === null ? null : String(filters.closing)}
          data={CLOSING.map(value => ({ value, label: span(value) }))}
          onChange={value => onChange({ closing: number(value) })}
        />
        <Select
          size="xs"
          clearable
          label={t('filter.sla')}
          placeholder={t('filter.any')}
          comboboxProps={inMenu}
          value={filters.sla}
          data={SLAS.map(value => ({ value, label: t(`filter.slaIs.${value}`) }))}
          onChange={value => onChange({ sla: value as SlaFilter | null })}
        />
        <TextInput
          size="xs"
          type="date"
          label={t('filter.since')}
          value={filters.since ?? ''}
          onChange={event => onChange({ since: event.currentTarget.value || null })}
        />
        <TextInput
          size="xs"
          type="date"
          label={t('filter.until')}
          value={filters.until ?? ''}
          onChange={event => onChange({ until: event.currentTarget.value || null })}
        />
      </div>
    </>
  )
}
