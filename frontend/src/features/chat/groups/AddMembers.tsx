import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { fieldErrors } from '@/api/errors'
import type { Conversation } from '@/api/types'
import { changeMembers } from '../data/groups'
import styles from './dialog.module.css'
import { PeoplePicker } from './PeoplePicker'

interface Props {
  item: Conversation
  opened: boolean
  onClose: () => void
}

export function AddMembers({ item, opened, onClose }: Props) {
  const { t } = useTranslation('chat')
  const [people, setPeople] = useState<string[]>([])
  const [error, setError] = useState('')
  const [busy, setBusy] = useState(false)
  const add = async () => {
    setBusy(true)
    setError('')
    try {
      await changeMembers(item.id, { add: people })
      setPeople([])
      onClose()
    } catch (problem) {
      const { add, members } = fieldErrors(problem, 'chat:group.refused')
      const reason = add ?? members
      if (reason) setError(reason)
      else complain(problem)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('group.add')}
      size={480}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <div className={styles.form}>
        <p className={styles.ask}>
          {t(item.open_history ? 'group.historyOpen' : 'group.historyClosed')}
        </p>
        <PeoplePicker
          chosen={people}
          onChange={setPeople}
          without={(item.members ?? []).map(member => member.id)}
          error={error}
        />
        <footer className={styles.actions}>
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button loading={busy} disabled={people.length === 0} onClick={() => void add()}>
            {t('group.addCount', { count: people.length })}
          </Button>
        </footer>
      </div>
    </Modal>
  )
}
