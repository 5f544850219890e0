import { Button, Chip, Select, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ORDER_STATES, PRIORITIES } from '@/api/orders'
import type { Said } from '@/lib/useAddress'
import { IconSearch } from '@/ui/icons'
import pages from '@/ui/page.module.css'
import { useKinds, useTechnicians } from '../data'
import { statesOf } from '../filter'
import styles from '../orders.module.css'

const PAUSE_MS = 300
const BEHIND = ['technician', 'kind', 'priority', 'since', 'until']

interface Props {
  params: URLSearchParams
  counter: boolean
  onChange: (change: Said) => void
}

/** What a list of orders is narrowed to; the address keeps it. */
export function Filters({ params, counter, onChange }: Props) {
  const { t } = useTranslation('orders')
  // On a phone they stand behind a button, open where the address names one.
  const [open, setOpen] = useState(() => BEHIND.some(name => params.has(name)))
  const [words, setWords] = useState(params.get('q') ?? '')
  const search = useDebouncedCallback((q: string) => onChange({ q }), PAUSE_MS)
  const states = statesOf(params)
  const flip = (state: string) =>
    onChange({
      state: (states.includes(state)
        ? states.filter(each => each !== state)
        : [...states, state]
      ).join(','),
    })
  return (
    <search className={styles.search}>
      <div className={pages.filters}>
        <TextInput
          type="search"
          aria-label={t('search')}
          placeholder={t('search')}
          leftSection={<IconSearch size={16} />}
          maxLength={100}
          value={words}
          onChange={event => {
            setWords(event.currentTarget.value)
            search(event.currentTarget.value)
          }}
        />
        <Button
          variant="default"
          className={styles.toggle}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {t('filters')}
        </Button>
        <div className={styles.more} data-open={open || undefined}>
          {counter && <People params={params} onChange={onChange} />}
          <Choices params={params} onChange={onChange} />
        </div>
      </div>
      <fieldset className={styles.states} aria-label={t('states')}>
        {counter && <Switch name="unassigned" params={params} onChange={onChange} />}
        <Switch name="late" params={params} onChange={onChange} />
        {ORDER_STATES.map(state => (
          <Chip key={state} size="sm" checked={states.includes(state)} onChange={() => flip(state)}>
            {t(`state.${state}`)}
          </Chip>
        ))}
      </fieldset>
      {(['customer', 'machine'] as const).map(
        name =>
          params.has(name) && (
            <Button key={name} variant="light" onClick={() => onChange({ [name]: null })}>
              {t(`every.${name}`)}
            </Button>
          ),
      )}
    </search>
  )
}

interface Part {
  params: URLSearchParams
  onChange: (change: Said) => void
}

function Switch({ name, params, onChange }: Part & { name: 'unassigned' | 'late' }) {
  const { t } = useTranslation('orders')
  return (
    <Chip
      size="sm"
      color="bad"
      checked={params.get(name) === '1'}
      onChange={on => onChange({ [name]: on })}
    >
      {t(name)}
    </Chip>
  )
}

function People({ params, onChange }: Part) {
  const { t } = useTranslation('orders')
  const people = useTechnicians().data ?? []
  return (
    <Select
      aria-label={t('technician')}
      placeholder={t('technician')}
      clearable
      searchable
      clearButtonProps={{ 'aria-label': t('clear') }}
      data={people.map(({ id, name }) => ({ value: id, label: name }))}
      value={params.get('technician')}
      onChange={technician => onChange({ technician })}
    />
  )
}

function Choices({ params, onChange }: Part) {
  const { t } = useTranslation('orders')
  const kinds = useKinds().data ?? []
  return (
    <>
      <Select
        aria-label={t('kind')}
        placeholder={t('kind')}
        clearable
        clearButtonProps={{ 'aria-label': t('clear') }}
        data={kinds.map(({ id, name }) => ({ value: id, label: name }))}
        value={params.get('kind')}
        onChange={kind => onChange({ kind })}
      />
      <Select
        aria-label={t('priorityOf')}
        placeholder={t('priorityOf')}
        clearable
        clearButtonProps={{ 'aria-label': t('clear') }}
        data={PRIORITIES.map(value => ({ value, label: t(`priority.${value}`) }))}
        value={params.get('priority')}
        onChange={priority => onChange({ priority })}
      />
      {(['since', 'until'] as const).map(name => (
        <TextInput
          key={name}
          type="date"
          className={styles.day}
          label={t(name)}
          value={params.get(name) ?? ''}
          onChange={event => onChange({ [name]: event.currentTarget.value })}
        />
      ))}
    </>
  )
}
