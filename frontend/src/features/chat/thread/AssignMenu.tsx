import { Button, Menu, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import type { Conversation, PersonRef } from '@/api/types'
import { ANSWERING } from '@/lib/roles'
import { Avatar } from '@/ui/Avatar'
import { IconCheck, IconUserPlus } from '@/ui/icons'
import { notify } from '@/ui/notify'
import { fetchColleagues } from '../data/colleagues'
import { assign } from '../data/operations'
import styles from './thread.module.css'

export function AssignMenu({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation('chat')
  const { assignee } = conversation
  const [open, setOpen] = useState(false)
  const label = assignee ? t('row.assignee', { name: assignee.name }) : t('thread.assign')
  return (
    <Menu opened={open} onChange={setOpen} position="bottom-end" width={260}>
      <Menu.Target>
        <Button
          variant="default"
          data-assign
          aria-label={label}
          title={label}
          leftSection={
            assignee ? <Avatar name={assignee.name} size={20} /> : <IconUserPlus size={16} />
          }
        >
          <span className={styles.assignName}>
            {assignee ? assignee.name.split(' ')[0] : t('thread.assign')}
          </span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>{open && <People conversation={conversation} />}</Menu.Dropdown>
    </Menu>
  )
}

function People({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation('chat')
  const [q, setQ] = useState('')
  const { data = [], isPending } = useQuery({ queryKey: ['colleagues'], queryFn: fetchColleagues })
  const before = conversation.assignee
  const give = (person: PersonRef | null) => {
    assign(conversation.id, person).then(
      () =>
        notify(t(person ? 'thread.assigned' : 'thread.released', { name: person?.name }), {
          label: t('common:undo'),
          run: () => void assign(conversation.id, before).catch(complain),
        }),
      complain,
    )
  }
  const found = data.filter(
    person =>
      ANSWERING.includes(person.role) && person.name.toLowerCase().includes(q.toLowerCase()),
  )
  return (
    <>
      {data.length > 6 && (
        <TextInput
          value={q}
          mb={4}
          aria-label={t('common:search')}
          placeholder={t('common:search')}
          onChange={event => setQ(event.currentTarget.value)}
        />
      )}
      {isPending && <Menu.Label>{t('common:loading')}</Menu.Label>}
      {found.map(person => (
        <Menu.Item
          key={person.id}
          leftSection={<Avatar name={person.name} size={22} />}
          rightSection={before?.id === person.id && <IconCheck size={16} />}
          onClick={() => give({ id: person.id, name: person.name })}
        >
          {person.name}
        </Menu.Item>
      ))}
      {before && (
        <>
          <Menu.Divider />
          <Menu.Item onClick={() => give(null)}>{t('thread.release')}</Menu.Item>
        </>
      )}
    </>
  )
}
