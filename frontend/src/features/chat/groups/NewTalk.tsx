import { Modal, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { useUser } from '@/api/session'
import { IconGroup, IconSearch } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { useColleagues } from '../data/colleagues'
import { openDirect } from '../data/operations'
import { named } from '../team/items'
import { PersonRow } from '../team/PersonRow'
import styles from './dialog.module.css'

interface Props {
  opened: boolean
  onClose: () => void
  onOpen: (id: string) => void
  onGroup: () => void
}

/** One click on somebody opens the conversation with them. */
export function NewTalk({ opened, onClose, onOpen, onGroup }: Props) {
  const { t } = useTranslation('chat')
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('team.newDirect')}
      size={420}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <button type="button" className={styles.toGroup} onClick={onGroup}>
        <span>
          <IconGroup size={18} />
        </span>
        {t('team.newGroup')}
      </button>
      <People
        onPick={id => {
          onClose()
          void openDirect(id).then(talk => onOpen(talk.id), complain)
        }}
      />
    </Modal>
  )
}

function People({ onPick }: { onPick: (id: string) => void }) {
  const { t } = useTranslation('chat')
  const { id: me } = useUser()
  const [q, setQ] = useState('')
  const people = useColleagues()
  const found = named(people.data ?? [], q).filter(({ id }) => id !== me)
  return (
    <>
      <TextInput
        type="search"
        value={q}
        data-autofocus
        onChange={event => setQ(event.currentTarget.value)}
        onKeyDown={event => {
          const [only] = found
          if (event.key === 'Enter' && q && only) onPick(only.id)
        }}
        placeholder={t('group.findPeople')}
        aria-label={t('group.findPeople')}
        leftSection={<IconSearch size={16} />}
      />
      <div className={styles.people}>
        <Loading of={people}>
          {() =>
            found.length === 0 ? (
              <p className={styles.none}>{t('team.nobody')}</p>
            ) : (
              found.map(person => (
                <div key={person.id} className={styles.personRow}>
                  <PersonRow person={person} onPick={({ id }) => onPick(id)} />
                </div>
              ))
            )
          }
        </Loading>
      </div>
    </>
  )
}
