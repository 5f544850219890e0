import { Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import { ApiError } from '@/api/errors'
import { useUser } from '@/api/session'
import type { Message } from '@/api/types'
import { formatDateTime } from '@/lib/format'
import { Avatar } from '@/ui/Avatar'
import { ErrorState } from '@/ui/ErrorState'
import { Skeletons } from '@/ui/Skeletons'
import { keys } from '../data/cache'
import { useConversation } from '../data/conversations'
import type { Edition } from '../data/messageChanges'
import { useMessages } from '../data/messages'
import styles from './about.module.css'
import { type About, useThread } from './context'
import { useNamesIn } from './names'
import { previewOf } from './preview'
import { useSeenIn } from './seen'
import { readersOf } from './seenBy'

/** What happened to a message: who read it and how they reacted, or what it said before. */
export default function AboutDialog({ about, onClose }: { about: About; onClose: () => void }) {
  const { t } = useTranslation('chat')
  const { what, message } = about
  const history = what === 'history'
  return (
    <Modal opened onClose={onClose} title={t(history ? 'message.history' : 'seen.details')}>
      <div className={styles.about}>
        {history ? <History message={message} /> : <Details message={message} />}
      </div>
    </Modal>
  )
}

function History({ message }: { message: Message }) {
  const { t } = useTranslation('chat')
  const query = useQuery<Edition[]>({
    queryKey: [...keys.history(message.id), message.seq],
    queryFn: ({ signal }) => api.get(`messages/${message.id}/history/`, undefined, signal),
  })
  if (query.isError) {
    const problem = query.error instanceof ApiError ? query.error : null
    return <ErrorState problem={problem} onRetry={() => void query.refetch()} />
  }
  if (!query.data) return <Skeletons rows={2} height={48} />
  const before = query.data.toSorted((a, b) => (a.at < b.at ? 1 : -1))
  return (
    <ol className={styles.editions}>
      <li data-now>
        <span>{t('message.now')}</span>
        <p dir="auto">{message.text}</p>
      </li>
      {before.map(({ text, at, by }) => (
        <li key={at}>
          <span>{t('message.until', { at: formatDateTime(at), name: by?.name ?? '' })}</span>
          <p dir="auto">{text}</p>
        </li>
      ))}
    </ol>
  )
}

function Details({ message }: { message: Message }) {
  const { t } = useTranslation('chat')
  const { id: me } = useUser()
  const { conversation } = useThread()
  const { messages } = useMessages(conversation.id)
  const { members, customer = null } = useConversation(conversation.id) ?? {}
  const nameOf = useNamesIn({ members, customer }, messages)
  const { others, marks } = useSeenIn({ ...conversation, members }, messages, me)
  const asked = others.filter(({ id }) => id !== message.author?.id)
  const readers = readersOf(message, others, marks)
  const unread = asked.filter(person => !readers.includes(person))
  const names = (people: { name: string }[]) => people.map(({ name }) => name)
  return (
    <>
      <p className={styles.words} dir="auto">
        {previewOf(message, t)}
      </p>
      <p className={styles.when}>
        {message.author?.name} · {formatDateTime(message.created_at)}
      </p>
      {asked.length > 0 && (
        <>
          <People title={t('seen.read', { count: readers.length })} names={names(readers)} />
          <People title={t('seen.unread', { count: unread.length })} names={names(unread)} />
        </>
      )}
      {message.reactions.map(({ emoji, by }) => (
        <People key={emoji} title={`${emoji} ${by.length}`} names={by.map(nameOf)} />
      ))}
    </>
  )
}

function People({ title, names }: { title: string; names: string[] }) {
  if (names.length === 0) return null
  return (
    <section>
      <h3>{title}</h3>
      <ul>
        {names.map((name, at) => (
          <li key={`${at} ${name}`}>
            <Avatar name={name} size={26} />
            <bdi>{name}</bdi>
          </li>
        ))}
      </ul>
    </section>
  )
}
