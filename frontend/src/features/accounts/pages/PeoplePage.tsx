import { Button, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '@/api/errors'
import { Avatar } from '@/ui/Avatar'
import { EmptyState } from '@/ui/EmptyState'
import { ErrorState } from '@/ui/ErrorState'
import { IconButton } from '@/ui/IconButton'
import { IconGroup, IconPlus, IconSearch, IconSettings } from '@/ui/icons'
import { Skeletons } from '@/ui/Skeletons'
import { StateChip } from '@/ui/StateChip'
import styles from '../accounts.module.css'
import { PersonForm } from '../components/PersonForm'
import { type Person, usePeople } from '../data'

export default function PeoplePage() {
  const { t } = useTranslation('accounts')
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed, 250)
  const [editing, setEditing] = useState<Person | 'new' | null>(null)
  return (
    <div className={styles.page}>
      <div className={`${styles.column} ${styles.wide}`}>
        <header className={styles.head}>
          <div>
            <h1>{t('people.title')}</h1>
            <p>{t('people.text')}</p>
          </div>
          <Button leftSection={<IconPlus size={16} />} onClick={() => setEditing('new')}>
            {t('people.add')}
          </Button>
        </header>
        <TextInput
          aria-label={t('people.search')}
          placeholder={t('people.search')}
          leftSection={<IconSearch size={16} />}
          value={typed}
          onChange={event => setTyped(event.currentTarget.value)}
        />
        <PeopleList q={q} onEdit={setEditing} />
      </div>
      {editing && (
        <PersonForm person={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
    </div>
  )
}

function PeopleList({ q, onEdit }: { q: string; onEdit: (person: Person) => void }) {
  const { t } = useTranslation('accounts')
  const people = usePeople(q)
  if (people.isPending) return <Skeletons rows={6} height={60} />
  if (people.isError) {
    return (
      <ErrorState
        problem={people.error instanceof ApiError ? people.error : null}
        onRetry={() => void people.refetch()}
      />
    )
  }
  const rows = people.data.pages.flatMap(page => page.results)
  if (rows.length === 0) {
    return <EmptyState icon={IconGroup} title={t('people.empty')} text={t('people.emptyText')} />
  }
  return (
    <>
      <ul className={styles.rows}>
        {rows.map(person => (
          <PersonRow key={person.id} person={person} onEdit={() => onEdit(person)} />
        ))}
      </ul>
      {people.hasNextPage && (
        <Button
          variant="default"
          loading={people.isFetchingNextPage}
          onClick={() => void people.fetchNextPage()}
        >
          {t('people.more')}
        </Button>
      )}
    </>
  )
}

function PersonRow({ person, onEdit }: { person: Person; onEdit: () => void }) {
  const { t } = useTranslation('accounts')
  return (
    <li className={`${styles.row} ${person.is_active ? '' : styles.faded}`}>
      <Avatar name={person.name} />
      <div className={styles.who}>
        <strong>{person.name}</strong>
        <span>
          {person.username}
          {person.email && ` · ${person.email}`}
        </span>
      </div>
      <StateChip>{t(`common:role.${person.role}`)}</StateChip>
      {!person.is_active && <StateChip tone="bad">{t('people.inactive')}</StateChip>}
      <IconButton
        label={t('people.edit', { name: person.name })}
        icon={IconSettings}
        onClick={onEdit}
      />
    </li>
  )
}
