import { Menu, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import type { Conversation } from '@/api/types'
import { folded } from '@/lib/folded'
import { IconCheck, IconForward, IconGroup } from '@/ui/icons'
import { notify } from '@/ui/notify'
import { assign, type Holder } from '../data/operations'
import { type Taker, useTakers } from '../data/takers'
import { PersonFace } from '../team/Face'
import styles from './assign.module.css'

interface Props {
  conversation: Conversation
  onHandOver: () => void
}

/** Teams and people with what each of them has open. */
export function AssignItems({ conversation, onHandOver }: Props) {
  const { t } = useTranslation('chat')
  const [q, setQ] = useState('')
  const { data, isPending } = useTakers()
  const { assignee, team, id } = conversation
  const give = (holder: Holder, name: string | undefined) => {
    assign(id, holder).then(
      () =>
        notify(t(name ? 'thread.assigned' : 'thread.released', { name }), {
          label: t('common:undo'),
          run: () => void assign(id, { user: assignee, team }).catch(complain),
        }),
      complain,
    )
  }
  const fits = (name: string) => folded(name).includes(folded(q))
  const people = (data?.people ?? []).filter(person => fits(person.name))
  const teams = (data?.teams ?? []).filter(one => fits(one.name))
  return (
    <>
      {(data?.people.length ?? 0) > 6 && (
        <TextInput
          value={q}
          mb={4}
          aria-label={t('common:search')}
          placeholder={t('common:search')}
          onChange={event => setQ(event.currentTarget.value)}
        />
      )}
      {isPending && <Menu.Label>{t('common:loading')}</Menu.Label>}
      {teams.length > 0 && <Menu.Label>{t('thread.teams')}</Menu.Label>}
      {teams.map(one => (
        <Menu.Item
          key={one.id}
          leftSection={<IconGroup size={18} />}
          rightSection={<Load open={one.open} on={team?.id === one.id} />}
          onClick={() => give({ team: { id: one.id, name: one.name } }, one.name)}
        >
          {one.name}
        </Menu.Item>
      ))}
      {people.length > 0 && <Menu.Label>{t('thread.people')}</Menu.Label>}
      {people.map(person => (
        <PersonItem
          key={person.id}
          person={person}
          on={assignee?.id === person.id}
          onGive={() => give({ user: { id: person.id, name: person.name } }, person.name)}
        />
      ))}
      <Menu.Divider />
      <Menu.Item leftSection={<IconForward size={16} />} onClick={onHandOver}>
        {t('thread.handOver')}
      </Menu.Item>
      {assignee && (
        <Menu.Item onClick={() => give({ user: null }, undefined)}>{t('thread.release')}</Menu.Item>
      )}
      {team && (
        <Menu.Item onClick={() => give({ team: null }, undefined)}>
          {t('thread.leaveTeam', { team: team.name })}
        </Menu.Item>
      )}
    </>
  )
}

interface PersonProps {
  person: Taker
  on: boolean
  onGive: () => void
}

function PersonItem({ person, on, onGive }: PersonProps) {
  const { t } = useTranslation('chat')
  const away = person.availability === 'away'
  return (
    <Menu.Item
      leftSection={<PersonFace id={person.id} name={person.name} size={24} />}
      rightSection={<Load open={person.open} on={on} />}
      onClick={onGive}
    >
      {person.name}
      {away && <span className={styles.note}>{t('team.gone')}</span>}
    </Menu.Item>
  )
}

function Load({ open, on }: { open: number; on: boolean }) {
  const { t } = useTranslation('chat')
  return (
    <span className={styles.load} title={t('thread.open', { count: open })}>
      <span aria-hidden>{open}</span>
      <span className="visually-hidden">{t('thread.open', { count: open })}</span>
      {on && <IconCheck size={16} />}
    </span>
  )
}
