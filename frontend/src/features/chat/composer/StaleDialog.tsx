import { Button, Modal } from '@mantine/core'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { useUser } from '@/api/session'
import type { Outgoing } from '@/realtime/outgoing'
import { useRealtime } from '@/realtime/RealtimeProvider'
import { loadAfter, useMessages } from '../data/messages'
import { previewOf } from '../thread/preview'
import styles from './composer.module.css'
import { seenNumber } from './useSend'

interface Props {
  entry: Outgoing
  /** Gives it all back to the composer, beside what was typed there since. */
  onEdit: (entry: Outgoing) => void
}

/** Somebody wrote while this answer was on its way: it shows what came in between, and asks. */
export default function StaleDialog({ entry, onEdit }: Props) {
  const { conversation } = entry
  const { t } = useTranslation('chat')
  const { outbox } = useRealtime()
  const { id: me } = useUser()
  const { messages } = useMessages(conversation)
  const { expect_number: seen } = entry
  useEffect(() => {
    // Their events may be late or lost: the person decides with them before their eyes.
    if (seen !== null) loadAfter(conversation, seen).catch(complain)
  }, [conversation, seen])
  const between = messages.filter(
    message => message.number > (seen ?? 0) && message.author?.id !== me,
  )
  const edit = () => onEdit(entry)
  const send = () => {
    outbox.retry(entry.client_id, { expect_number: seenNumber(conversation) })
  }
  return (
    <Modal opened onClose={edit} title={t('stale.title')} size="md">
      <div className={styles.stale}>
        <p>{t('stale.between')}</p>
        <ul>
          {between.map(message => (
            <li key={message.id}>
              <strong>{message.author?.name ?? t('unnamed')}</strong> {previewOf(message, t)}
            </li>
          ))}
        </ul>
        <p>{t('stale.yours')}</p>
        <blockquote>{previewOf(entry, t)}</blockquote>
        <footer>
          <Button variant="default" onClick={send}>
            {t('stale.send')}
          </Button>
          <Button onClick={edit} data-autofocus>
            {t('stale.edit')}
          </Button>
        </footer>
      </div>
    </Modal>
  )
}
