import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '@/api/errors'
import { useUser } from '@/api/session'
import { Avatar } from '@/ui/Avatar'
import { ErrorState } from '@/ui/ErrorState'
import { IconSearch, IconX } from '@/ui/icons'
import { Skeletons } from '@/ui/Skeletons'
import { type Colleague, useColleagues } from '../data/colleagues'
import { PersonFace } from '../team/Face'
import { named } from '../team/items'
import { Standing } from '../team/PersonRow'
import styles from './dialog.module.css'

interface Props {
  chosen: string[]
  onChange: (chosen: string[]) => void
  /** Who is not to be chosen, e.g. those who are there already. */
  without?: readonly string[]
  error?: string
}

/** Colleagues to tick, found by name; those ticked stand above with a way to take them out. */
export function PeoplePicker({ chosen, onChange, without = [], error }: Props) {
  const { t } = useTranslation('chat')
  const { id: me } = useUser()
  const [q, setQ] = useState('')
  const people = useColleagues()
  const others = (people.data ?? []).filter(({ id }) => id !== me && !without.includes(id))
  const toggle = (id: string) =>
    onChange(chosen.includes(id) ? chosen.filter(one => one !== id) : [...chosen, id])
  return (
    <fieldset className={styles.picker}>
      <legend>{t('group.members')}</legend>
      {chosen.length > 0 && (
        <ul className={styles.chips} aria-label={t('group.chosen')}>
          {chosen.map(id => (
            <Chip key={id} person={others.find(one => one.id === id)} onDrop={() => toggle(id)} />
          ))}
        </ul>
      )}
      <TextInput
        type="search"
        value={q}
        error={error}
        onChange={event => setQ(event.currentTarget.value)}
        placeholder={t('group.findPeople')}
        aria-label={t('group.findPeople')}
        leftSection={<IconSearch size={16} />}
      />
      <div className={styles.people}>
        {people.isPending && <Skeletons rows={4} height={52} />}
        {people.isError && (
          <ErrorState
            problem={people.error instanceof ApiError ? people.error : null}
            onRetry={() => void people.refetch()}
          />
        )}
        {people.data && <Found people={named(others, q)} chosen={chosen} onToggle={toggle} />}
      </div>
    </fieldset>
  )
}

function Chip({ person, onDrop }: { person: Colleague | undefined; onDrop: () => void }) {
  const { t } = useTranslation('chat')
  if (!person) return null
  return (
    <li>
      <Avatar id={person.id} name={person.name} size={20} />
      <bdi>{person.name}</bdi>
      <button type="button" aria-label={t('group.drop', { name: person.name })} onClick={onDrop}>
        <IconX size={14} />
      </button>
    </li>
  )
}

interface FoundProps {
  people: Colleague[]
  chosen: string[]
  onToggle: (id: string) => void
}

function Found({ people, chosen, onToggle }: FoundProps) {
  const { t } = useTranslation('chat')
  if (people.length === 0) return <p className={styles.none}>{t('team.nobody')}</p>
  return people.map(person => (
    <label key={person.id} className={styles.person}>
      <PersonFace id={person.id} name={person.name} size={32} />
      <span>
        <bdi>{person.name}</bdi>
        <Standing person={person} />
      </span>
      <input
        type="checkbox"
        checked={chosen.includes(person.id)}
        onChange={() => onToggle(person.id)}
      />
    </label>
  ))
}
