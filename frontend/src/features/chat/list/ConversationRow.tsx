import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router'
import type { Conversation } from '@/api/types'
import { ChannelGlyph } from '@/channels/ChannelGlyph'
import { Age } from '@/ui/Age'
import { Avatar } from '@/ui/Avatar'
import { CountBadge } from '@/ui/CountBadge'
import { IconAt, IconGroup, IconLater, IconReply } from '@/ui/icons'
import { useConversation } from '../data/conversations'
import { isStaff } from '../data/filters'
import { typingOf, useTyping } from '../live/presence'
import { PreviewLine } from '../thread/PreviewLine'
import { PriorityMark } from '../thread/PriorityMenu'
import { lastWords } from '../thread/preview'
import { SlaChip } from '../thread/SlaChip'
import { WindowChip } from '../thread/WindowChip'
import styles from './row.module.css'
import { Viewers } from './Viewers'
import { WaitingSince } from './WaitingSince'

interface Props {
  id: string
  base: string
  compact: boolean
  search: string
}

export const ConversationRow = memo(function ConversationRow({ id, base, compact, search }: Props) {
  const { t } = useTranslation('chat')
  const item = useConversation(id)
  if (!item) return null
  const name = nameOf(item, t('unnamed'))
  return (
    <NavLink
      to={{ pathname: `${base}/${id}`, search }}
      className={styles.row}
      data-compact={compact || undefined}
      data-unread={item.unread > 0 || undefined}
      data-conversation={id}
    >
      <span className={styles.face}>
        <Avatar name={name} size={compact ? 28 : 38} />
        <span className={styles.glyph}>
          {item.channel ? (
            <ChannelGlyph kind={item.channel.kind} size={compact ? 14 : 16} />
          ) : (
            item.kind === 'group' && <IconGroup size={14} />
          )}
        </span>
      </span>
      <span className={styles.words}>
        <span className={styles.line}>
          <strong className={styles.name}>
            <bdi>{name}</bdi>
          </strong>
          <PriorityMark level={item.priority} />
          <Viewers id={id} />
          {item.assignee && (
            <span className={styles.owner} title={t('row.assignee', { name: item.assignee.name })}>
              <Avatar id={item.assignee.id} name={item.assignee.name} size={18} />
              <span className="visually-hidden">
                {t('row.assignee', { name: item.assignee.name })}
              </span>
            </span>
          )}
          {item.needs_reply_since ? (
            <WaitingSince at={item.needs_reply_since} />
          ) : (
            <span className={styles.age}>
              <Age at={item.last_message?.created_at ?? item.updated_at} />
            </span>
          )}
        </span>
        <span className={styles.line}>
          <Standing item={item} />
          <UnreadBadge item={item} />
        </span>
      </span>
    </NavLink>
  )
})

/** What names the reader, and how much they have not read. */
export function UnreadBadge({ item, muted }: { item: Conversation; muted?: boolean }) {
  const { t } = useTranslation('chat')
  const { unread, mentions = 0 } = item
  return (
    <>
      {mentions > 0 && (
        <CountBadge
          count={mentions}
          sign={<IconAt size={12} />}
          words={t('row.mentions', { count: mentions })}
          data-badge="mentions"
        />
      )}
      {unread > 0 && (
        <CountBadge
          count={unread}
          tone={muted ? 'quiet' : 'loud'}
          words={t('row.unread', { count: unread })}
          data-badge="unread"
        />
      )}
    </>
  )
}

export function nameOf(item: Conversation, unnamed: string): string {
  return item.customer?.name || item.title || unnamed
}

/** The last words, and how the work stands beside them. */
function Standing({ item }: { item: Conversation }) {
  const { t } = useTranslation('chat')
  return (
    <>
      <LastWords item={item} />
      <Marks item={item} />
      {item.state !== 'open' && !isStaff(item) && (
        <span className={styles.label}>{t(`state.${item.state}`)}</span>
      )}
      <Labels labels={item.labels} />
      {item.sla && <SlaChip item={item} />}
      {item.window_closes_at && item.channel && <WindowChip item={item} quiet />}
    </>
  )
}

/** Whether something waits to be sent. */
function Marks({ item }: { item: Conversation }) {
  const { t } = useTranslation('chat')
  const { scheduled = 0 } = item
  return (
    <>
      {scheduled > 0 && (
        <span className={styles.mark} title={t('row.scheduled', { count: scheduled })}>
          <IconLater size={13} />
          <span className="visually-hidden">{t('row.scheduled', { count: scheduled })}</span>
        </span>
      )}
    </>
  )
}

function LastWords({ item }: { item: Conversation }) {
  const { t } = useTranslation('chat')
  const writing = useTyping(item.id)
  if (writing) {
    return (
      <span className={styles.preview} data-typing>
        {t('thread.typing', typingOf(writing))}
      </span>
    )
  }
  const draft = item.own?.draft?.text.trim()
  if (draft) {
    return (
      <span className={styles.preview} data-draft>
        <b>{t('row.draft')}</b> {draft.slice(0, 120)}
      </span>
    )
  }
  const last = item.last_message
  if (!last) return <span className={styles.preview}>{t('row.nothing')}</span>
  const ours = last.direction === 'out' && !isStaff(item)
  return (
    <span className={styles.preview} data-note={last.kind === 'note' || undefined}>
      {ours && <IconReply size={13} aria-label={t('row.ours')} />}
      <PreviewLine message={lastWords(last)} />
    </span>
  )
}

function Labels({ labels }: { labels: string[] }) {
  const [first] = labels
  if (!first) return null
  return (
    <span className={styles.label} title={labels.join(', ')}>
      {first}
      {labels.length > 1 && ` +${labels.length - 1}`}
    </span>
  )
}
