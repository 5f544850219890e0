import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router'
import { useUser } from '@/api/session'
import type { Conversation } from '@/api/types'
import { useNow } from '@/lib/clock'
import { useStore } from '@/lib/store'
import { Age } from '@/ui/Age'
import { IconBellOff } from '@/ui/icons'
import { useConversation } from '../data/conversations'
import { isStaff } from '../data/filters'
import { isMuted } from '../data/groups'
import { nameOf, UnreadBadge } from '../list/ConversationRow'
import row from '../list/row.module.css'
import { typingOf, useTyping } from '../live/presence'
import { openThreads } from '../live/watching'
import { PreviewLine } from '../thread/PreviewLine'
import { lastWords } from '../thread/preview'
import { TalkFace } from './Face'
import { firstName, statusNow, usePerson } from './person'
import styles from './team.module.css'

interface Props {
  id: string
  /** Opens it in place; without, the row is a link to its page. */
  onOpen?: (id: string) => void
}

export const TalkRow = memo(function TalkRow({ id, onOpen }: Props) {
  const item = useConversation(id)
  if (!item) return null
  const marks = {
    className: row.row,
    'data-unread': item.unread > 0 || undefined,
    'data-conversation': id,
  }
  const content = <TalkContent item={item} />
  if (!onOpen) {
    return (
      <NavLink to={`${isStaff(item) ? '/team' : '/inbox'}/${id}`} {...marks}>
        {content}
      </NavLink>
    )
  }
  return (
    <button type="button" {...marks} onClick={() => onOpen(id)}>
      {content}
    </button>
  )
})

function TalkContent({ item }: { item: Conversation }) {
  const { t } = useTranslation('chat')
  const muted = isMuted(item, useNow())
  return (
    <>
      <TalkFace item={item} />
      <span className={row.words}>
        <span className={row.line}>
          <strong className={row.name}>
            <bdi>{nameOf(item, t('unnamed'))}</bdi>
            <StatusSign item={item} />
          </strong>
          {muted && (
            <span className={styles.muted} title={t('own.muted')}>
              <IconBellOff size={13} />
              <span className="visually-hidden">{t('own.muted')}</span>
            </span>
          )}
          <span className={row.age}>
            <Age at={item.last_message?.created_at ?? item.updated_at} />
          </span>
        </span>
        <span className={row.line}>
          <Words item={item} />
          <UnreadBadge item={item} muted={muted} />
        </span>
      </span>
    </>
  )
}

/** The picture of what the other one says about their day. */
function StatusSign({ item }: { item: Conversation }) {
  const { id: me } = useUser()
  const other = item.kind === 'direct' ? item.members?.find(one => one.id !== me) : undefined
  const status = statusNow(usePerson(other?.id).status, useNow())
  if (!status?.emoji) return null
  return (
    <span className={styles.emoji} title={status.text}>
      {status.emoji}
    </span>
  )
}

/** Whose words they are; with one person alone only one's own need saying. */
function Speaker({ item }: { item: Conversation }) {
  const { t } = useTranslation('chat')
  const { id: me } = useUser()
  const author = item.last_message?.author
  if (!author) return null
  if (author.id === me) return <>{t('row.you')} </>
  return item.kind === 'group' ? <bdi>{firstName(author.name)}: </bdi> : null
}

/** Who writes now, what one left unsent, or what was said last. */
function Words({ item }: { item: Conversation }) {
  const { t } = useTranslation('chat')
  const typing = useTyping(item.id)
  const open = useStore(openThreads).includes(item.id)
  const draft = open ? '' : item.own?.draft?.text
  if (typing) {
    return (
      <span className={row.preview} data-typing>
        {item.kind === 'direct' ? t('row.typing') : t('thread.typing', typingOf(typing))}
      </span>
    )
  }
  if (draft) {
    return (
      <span className={row.preview}>
        <b className={styles.draft}>{t('row.draft')}</b> <bdi>{draft}</bdi>
      </span>
    )
  }
  if (!item.last_message) return <span className={row.preview}>{t('row.nothing')}</span>
  return (
    <span className={row.preview}>
      <Speaker item={item} />
      <bdi>
        <PreviewLine message={lastWords(item.last_message)} />
      </bdi>
    </span>
  )
}
