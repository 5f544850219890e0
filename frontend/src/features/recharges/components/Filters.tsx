import { Button, Drawer, Select, Switch, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CustomerSelect } from '@/api/CustomerSelect'
import { IconFilter, IconSearch } from '@/ui/icons'
import { Actions } from '@/ui/Page'
import page from '@/ui/page.module.css'
import { type RechargeFilter, useAdvisors } from '../data'

const STATES = [
  'pending',
  'proof_attached',
  'requested',
  'credited',
  'rejected',
  'cancelled',
  'reversed',
]
const METHODS = ['wallet', 'transfer', 'cash']
const BESIDES = ['customer', 'advisor', 'since', 'until', 'untold', 'reversing']

interface Props {
  filter: RechargeFilter
  onChange: (said: RechargeFilter) => void
}

/** What the list is narrowed to; all of it stands in the address. */
export function Filters({ filter, onChange }: Props) {
  const { t } = useTranslation('recharges')
  const [typed, setTyped] = useState(filter.number ?? '')
  const [more, setMore] = useState(false)
  const search = useDebouncedCallback((number: string) => onChange({ number }), 250)
  const besides = BESIDES.filter(name => filter[name]).length
  return (
    <div className={page.filters}>
      <TextInput
        aria-label={t('filter.number')}
        placeholder={t('filter.number')}
        leftSection={<IconSearch size={16} />}
        value={typed}
        onChange={event => {
          setTyped(event.currentTarget.value)
          search(event.currentTarget.value.trim())
        }}
      />
      <Select
        aria-label={t('filter.state')}
        data={[
          ...STATES.map(value => ({ value, label: t(`state.${value}`) })),
          { value: 'all', label: t('filter.all') },
        ]}
        allowDeselect={false}
        value={filter.state ?? 'pending'}
        onChange={state => onChange({ state: state === 'pending' ? '' : (state ?? '') })}
      />
      <Select
        aria-label={t('filter.method')}
        data={[
          { value: '', label: t('filter.anyMethod') },
          ...METHODS.map(value => ({ value, label: t(`method.${value}`) })),
        ]}
        allowDeselect={false}
        value={filter.method ?? ''}
        onChange={method => onChange({ method: method ?? '' })}
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
        <Besides filter={filter} onChange={onChange} />
      </Drawer>
    </div>
  )
}

function Besides({ filter, onChange }: Props) {
  const { t } = useTranslation('recharges')
  const advisors = useAdvisors().data ?? []
  const chosen = (name: string) => filter[name] === 'true'
  return (
    <div className={page.form}>
      <CustomerSelect
        label={t('filter.customer')}
        value={filter.customer ?? ''}
        onChange={customer => onChange({ customer, state: filter.state ?? 'all' })}
      />
      <Select
        label={t('filter.advisor')}
        data={[
          { value: '', label: t('filter.anyAdvisor') },
          ...advisors.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        searchable
        allowDeselect={false}
        value={filter.advisor ?? ''}
        onChange={advisor => onChange({ advisor: advisor ?? '' })}
      />
      <div className={page.pair}>
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
      {(['untold', 'reversing'] as const).map(name => (
        <Switch
          key={name}
          label={t(`filter.${name}`)}
          checked={chosen(name)}
          onChange={event =>
            // What waits so is decided already: the pending ones hold none of it.
            onChange(
              event.currentTarget.checked ? { [name]: 'true', state: 'all' } : { [name]: '' },
            )
          }
        />
      ))}
      <Actions>
        <Button
          variant="default"
          onClick={() => onChange(Object.fromEntries(BESIDES.map(name => [name, ''])))}
        >
          {t('filter.clear')}
        </Button>
      </Actions>
    </div>
  )
}
