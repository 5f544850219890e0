import { Button, Select, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { rowsOf } from '@/api/pages'
import { Avatar } from '@/ui/Avatar'
import { EmptyState } from '@/ui/EmptyState'
import { IconGroup, IconMail, IconSearch } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { Actions, Page, Row, Rows } from '@/ui/Page'
import styles from '@/ui/page.module.css'
import { StateChip } from '@/ui/StateChip'
import { InviteForm } from '../components/InviteForm'
import { PeopleTabs } from '../components/PeopleTabs'
import { PersonForm } from '../components/PersonForm'
import { type PeopleAsked, useAreas, usePeople } from '../data'
import own from '../people.module.css'
import type { Person } from '../types'

const ROLES = ['staff', 'admin', 'advisor', 'clerk', 'technician', 'customer', 'supplier']

export default function PeoplePage() {
  const { t } = useTranslation('people')
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed, 250)
  const [filters, setFilters] = useState({
    role: 'staff' as string | null,
    area: null as string | null,
    active: 'true' as string | null,
  })
  const [opened, setOpened] = useState<'invite' | 'add' | null>(null)
  return (
    <Page
      wide
      title={t('list.title')}
      text={t('list.text')}
      action={
        <Actions>
          <Button variant="default" onClick={() => setOpened('add')}>
            {t('list.add')}
          </Button>
          <Button leftSection={<IconMail size={16} />} onClick={() => setOpened('invite')}>
            {t('list.invite')}
          </Button>
        </Actions>
      }
    >
      <PeopleTabs />
      <div className={styles.filters}>
        <TextInput
          aria-label={t('list.search')}
          placeholder={t('list.search')}
          leftSection={<IconSearch size={16} />}
          value={typed}
          onChange={event => setTyped(event.currentTarget.value)}
        />
        <Narrowing filters={filters} onChange={setFilters} />
      </div>
      <PeopleList asked={{ q, ...filters }} />
      {opened === 'invite' && <InviteForm onClose={() => setOpened(null)} />}
      {opened === 'add' && <PersonForm onClose={() => setOpened(null)} />}
    </Page>
  )
}

type Filters = Omit<PeopleAsked, 'q'>

function Narrowing({
  filters,
  onChange,
}: {
  filters: Filters
  onChange: (filters: Filters) => void
}) {
  const { t } = useTranslation('people')
  const areas = useAreas()
  return (
    <>
      <Select
        aria-label={t('person.role')}
        placeholder={t('list.everyRole')}
        clearable
        className={own.filter}
        data={ROLES.map(value => ({
          value,
          label: value === 'staff' ? t('list.staff') : t(`common:role.${value}`),
        }))}
        value={filters.role}
        onChange={role => onChange({ ...filters, role })}
      />
      <Select
        aria-label={t('person.area')}
        placeholder={t('list.everyArea')}
        clearable
        className={own.filter}
        data={(areas.data ?? []).map(area => ({ value: area.id, label: area.name }))}
        value={filters.area}
        onChange={area => onChange({ ...filters, area })}
      />
      <Select
        aria-label={t('list.state')}
        placeholder={t('list.everybody')}
        clearable
        className={own.filter}
        data={[
          { value: 'true', label: t('list.active') },
          { value: 'false', label: t('list.gone') },
        ]}
        value={filters.active}
        onChange={active => onChange({ ...filters, active })}
      />
    </>
  )
}

function PeopleList({ asked }: { asked: PeopleAsked }) {
  const { t } = useTranslation('people')
  const people = usePeople(asked)
  const rows = rowsOf(people.data)
  return (
    <Loading of={people} rows={6}>
      {() =>
        rows.length === 0 ? (
          <EmptyState icon={IconGroup} title={t('list.empty')} text={t('list.emptyText')} />
        ) : (
          <>
            <Rows>
              {rows.map(person => (
                <PersonRow key={person.id} person={person} />
              ))}
            </Rows>
            <MoreButton of={people} />
          </>
        )
      }
    </Loading>
  )
}

function PersonRow({ person }: { person: Person }) {
  const { t } = useTranslation('people')
  const place = [person.position?.name, person.area?.name].filter(Boolean).join(' · ')
  return (
    <Row
      lead={<Avatar id={person.id} name={person.name} />}
      name={<Link to={`/settings/people/${person.id}`}>{person.name}</Link>}
      note={[person.code, place || person.username].filter(Boolean).join(' · ')}
      faded={!person.is_active}
    >
      <StateChip>{t(`common:role.${person.role}`)}</StateChip>
      {!person.is_active && <StateChip tone="bad">{t('list.goneChip')}</StateChip>}
    </Row>
  )
}
