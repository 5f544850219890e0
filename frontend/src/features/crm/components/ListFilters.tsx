import { Button, Drawer, MultiSelect, Select, Switch, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWords } from '@/api/words'
import { IconFilter, IconSearch } from '@/ui/icons'
import { Actions } from '@/ui/Page'
import pageStyles from '@/ui/page.module.css'
import { type CustomerFilter, useLabels } from '../data'
import { type CustomField, useLivingFields } from '../fields'
import styles from './customer.module.css'

const SORTS = ['newest', 'oldest', 'name', '-name', 'changed'] as const

interface Props {
  filter: CustomerFilter
  onChange: (said: CustomerFilter) => void
}

const many = (value: string | undefined) => (value ? value.split(',') : [])

/** What the list is narrowed to; all of it stands in the address. */
export function ListFilters({ filter, onChange }: Props) {
  const { t } = useTranslation('crm')
  const [typed, setTyped] = useState(filter.q ?? '')
  const [more, setMore] = useState(false)
  const search = useDebouncedCallback((q: string) => onChange({ q }), 250)
  const [categories, states] = [useWords('category'), useWords('status')]
  const besides = Object.keys(filter).filter(
    name => !['q', 'sort', 'status', 'category'].includes(name),
  ).length
  return (
    <div className={`${pageStyles.filters} ${styles.filters}`}>
      <TextInput
        aria-label={t('search')}
        placeholder={t('search')}
        leftSection={<IconSearch size={16} />}
        value={typed}
        onChange={event => {
          setTyped(event.currentTarget.value)
          search(event.currentTarget.value)
        }}
      />
      <Select
        aria-label={t('status')}
        data={[{ value: '', label: t('anyStatus') }, ...states.options]}
        value={filter.status ?? ''}
        onChange={status => onChange({ status: status ?? '' })}
      />
      <Select
        aria-label={t('category')}
        data={[{ value: '', label: t('anyCategory') }, ...categories.options]}
        value={filter.category ?? ''}
        onChange={category => onChange({ category: category ?? '' })}
      />
      <Select
        aria-label={t('sort.label')}
        data={SORTS.map(value => ({ value, label: t(`sort.${value}`) }))}
        allowDeselect={false}
        value={filter.sort ?? 'newest'}
        onChange={sort => onChange({ sort: sort === 'newest' ? '' : (sort ?? '') })}
      />
      <Button
        variant={besides > 0 ? 'light' : 'default'}
        leftSection={<IconFilter size={16} />}
        onClick={() => setMore(true)}
      >
        {besides > 0 ? t('filter.some', { count: besides }) : t('filter.more')}
      </Button>
      <Drawer
        opened={more}
        position="right"
        title={t('filter.more')}
        onClose={() => setMore(false)}
        closeButtonProps={{ 'aria-label': t('common:close') }}
      >
        <MoreFilters filter={filter} onChange={onChange} />
      </Drawer>
    </div>
  )
}

function MoreFilters({ filter, onChange }: Props) {
  const { t } = useTranslation('crm')
  const fields = useLivingFields()
  return (
    <div className={pageStyles.form}>
      <Select
        label={t('kind.label')}
        data={[
          { value: '', label: t('kind.any') },
          ...(['person', 'company'] as const).map(value => ({ value, label: t(`kind.${value}`) })),
        ]}
        value={filter.kind ?? ''}
        onChange={kind => onChange({ kind: kind ?? '' })}
      />
      <MultiSelect
        label={t('labels')}
        data={useLabels()}
        searchable
        value={many(filter.label)}
        onChange={labels => onChange({ label: labels.join(',') })}
      />
      <Switch
        label={t('filter.portal')}
        checked={filter.portal === 'true'}
        onChange={event => onChange({ portal: event.currentTarget.checked ? 'true' : '' })}
      />
      <div className={pageStyles.pair}>
        {(['since', 'until'] as const).map(name => (
          <TextInput
            key={name}
            type="date"
            label={t(`filter.${name}`)}
            value={filter[name] ?? ''}
            onChange={event => onChange({ [name]: event.currentTarget.value })}
          />
        ))}
      </div>
      {fields.map(field => (
        <OwnFilter
          key={field.id}
          field={field}
          value={filter[`custom.${field.id}`] ?? ''}
          onChange={value => onChange({ [`custom.${field.id}`]: value })}
        />
      ))}
      <Actions>
        <Button
          variant="default"
          onClick={() => onChange(Object.fromEntries(Object.keys(filter).map(name => [name, ''])))}
        >
          {t('filter.clear')}
        </Button>
      </Actions>
    </div>
  )
}

interface OwnProps {
  field: CustomField
  value: string
  onChange: (value: string) => void
}

function OwnFilter({ field, value, onChange }: OwnProps) {
  const { t } = useTranslation('crm')
  if (field.kind === 'choice' || field.kind === 'yes_no') {
    const data =
      field.kind === 'choice'
        ? field.options
        : [
            { value: 'true', label: t('yes') },
            { value: 'false', label: t('no') },
          ]
    return (
      <Select
        label={field.name}
        clearable
        data={data}
        value={value || null}
        onChange={said => onChange(said ?? '')}
      />
    )
  }
  return (
    <TextInput
      label={field.name}
      type={field.kind === 'date' ? 'date' : 'text'}
      value={value}
      onChange={event => onChange(event.currentTarget.value)}
    />
  )
}
