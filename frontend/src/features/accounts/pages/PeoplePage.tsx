import { Button, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { rowsOf } from '@/api/pages'
import { Avatar } from '@/ui/Avatar'
import { EmptyState } from '@/ui/EmptyState'
import { IconButton } from '@/ui/IconButton'
import { IconGroup, IconPlus, IconSearch, IconSettings } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { Page, Row, Rows } from '@/ui/Page'
import { StateChip } from '@/ui/StateChip'
import { PersonForm } from '../components/PersonForm'
import { type Person, usePeople } from '../data'

export default function PeoplePage() {
  const { t } = useTranslation('accounts')
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed, 250)
  const [editing, setEditing] = useState<Person | 'new' | null>(null)
  return (
    <Page
      wide
      title={t('people.title')}
      text={t('people.text')}
      action={
        <Button leftSection={<IconPlus size={16} />} onClick={() => setEditing('new')}>
          {t('people.add')}
        </Button>
      }
    >
      <TextInput
        aria-label={t('people.search')}
        placeholder={t('people.search')}
        leftSection={<IconSearch size={16} />}
        value={typed}
        onChange={event => setTyped(event.currentTarget.value)}
      />
      <PeopleList q={q} onEdit={setEditing} />
      {editing && (
        <PersonForm person={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
    </Page>
  )
}

function PeopleList({ q, onEdit }: { q: string; onEdit: (person: Person) => void }) {
  const { t } = useTranslation('accounts')
  const people = usePeople(q)
  const rows = rowsOf(people.data)
  return (
    <Loading of={people} rows={6}>
      {() =>
        rows.length === 0 ? (
          <EmptyState icon={IconGroup} title={t('people.empty')} text={t('people.emptyText')} />
        ) : (
          <>
            <Rows>
              {rows.map(person => (
                <PersonRow key={person.id} person={person} onEdit={() => onEdit(person)} />
              ))}
            </Rows>
            <MoreButton of={people} />
          </>
        )
      }
    </Loading>
  )
}

function PersonRow({ person, onEdit }: { person: Person; onEdit: () => void }) {
  const { t } = useTranslation('accounts')
  return (
    <Row
      lead={<Avatar name={person.name} />}
      name={person.name}
      note={person.email ? `${person.username} · ${person.email}` : person.username}
      faded={!person.is_active}
    >
      <StateChip>{t(`common:role.${person.role}`)}</StateChip>
      {!person.is_active && <StateChip tone="bad">{t('people.inactive')}</StateChip>}
      <IconButton
        label={t('people.edit', { name: person.name })}
        icon={IconSettings}
        onClick={onEdit}
      />
    </Row>
  )
}
