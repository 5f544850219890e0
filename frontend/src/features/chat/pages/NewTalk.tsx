import { Button, Modal, MultiSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { complain } from '@/api/complain'
import { useUser } from '@/api/session'
import { fetchColleagues } from '../data/colleagues'
import { openDirect, openGroup } from '../data/operations'
import styles from './pages.module.css'

/** One person makes a direct conversation, several make a group with a name. */
export function NewTalk({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('chat')
  const navigate = useNavigate()
  const { id: me } = useUser()
  const [people, setPeople] = useState<string[]>([])
  const [title, setTitle] = useState('')
  const [busy, setBusy] = useState(false)
  const { data = [] } = useQuery({
    queryKey: ['colleagues'],
    queryFn: fetchColleagues,
    enabled: opened,
  })
  const others = data.filter(person => person.id !== me)
  const [first] = people
  const group = people.length > 1
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!first || (group && !title.trim())) return
    setBusy(true)
    try {
      const talk = group ? await openGroup(title.trim(), people) : await openDirect(first)
      setPeople([])
      setTitle('')
      onClose()
      navigate(`/team/${talk.id}`)
    } catch (error) {
      complain(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal opened={opened} onClose={onClose} title={t('team.new')}>
      <form className={styles.form} onSubmit={event => void submit(event)}>
        <MultiSelect
          label={t('team.people')}
          description={t('team.peopleHint')}
          data={others.map(person => ({ value: person.id, label: person.name }))}
          value={people}
          onChange={setPeople}
          searchable
          nothingFoundMessage={t('team.nobody')}
          data-autofocus
        />
        {group && (
          <TextInput
            label={t('team.groupName')}
            value={title}
            maxLength={80}
            required
            onChange={event => setTitle(event.currentTarget.value)}
          />
        )}
        <Button type="submit" loading={busy} disabled={!first || (group && !title.trim())}>
          {t(group ? 'team.createGroup' : 'team.write')}
        </Button>
      </form>
    </Modal>
  )
}
