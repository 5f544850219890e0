import { Button } from '@mantine/core'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useUser } from '@/api/session'
import type { Conversation } from '@/api/types'
import { ChannelGlyph } from '@/channels/ChannelGlyph'
import { ANSWERING } from '@/lib/roles'
import { Avatar } from '@/ui/Avatar'
import { IconButton } from '@/ui/IconButton'
import { IconBack, IconPanel } from '@/ui/icons'
import { StateChip } from '@/ui/StateChip'
import { isStaff } from '../data/filters'
import { MuteMenu } from '../groups/MuteMenu'
import { nameOf } from '../list/ConversationRow'
import { typingOf, useTyping } from '../live/presence'
import { MacroMenu } from '../macros/MacroMenu'
import { TalkFace } from '../team/Face'
import { PersonLine } from '../team/PersonLine'
import { AssignMenu } from './AssignMenu'
import { LabelMenu } from './LabelMenu'
import { MoreMenu } from './MoreMenu'
import { PriorityMenu } from './PriorityMenu'
import { ResolveButton } from './ResolveButton'
import { SlaChip } from './SlaChip'
import { takeIt } from './takeIt'
import styles from './thread.module.css'
import { useNarrow } from './useNarrow'

/** Below this the name would be cut: labels, priority and macros go under the dots. */
const ROOM_FOR_ALL = 800

interface Props {
  conversation: Conversation
  /** Where the list is, with its filters. */
  back: string
  panel: boolean
  onPanel: (() => void) | null
}

export function ThreadHeader({ conversation, back, panel, onPanel }: Props) {
  const { t } = useTranslation('chat')
  const name = nameOf(conversation, t('unnamed'))
  const { role } = useUser()
  const staff = isStaff(conversation)
  const work = !staff && ANSWERING.includes(role)
  const head = useRef<HTMLElement>(null)
  const narrow = useNarrow(head, ROOM_FOR_ALL)
  return (
    <header ref={head} className={styles.head}>
      <Link to={back} className={styles.back} aria-label={t('common:back')}>
        <IconBack size={20} />
      </Link>
      {staff ? <TalkFace item={conversation} size={36} /> : <Avatar name={name} size={36} />}
      <div className={styles.who}>
        <h1>
          <bdi>{name}</bdi>
        </h1>
        <Subtitle conversation={conversation} />
      </div>
      {work && (
        <div className={styles.acts}>
          <ClaimButton conversation={conversation} />
          <AssignMenu conversation={conversation} />
          {!narrow && (
            <>
              <PriorityMenu conversation={conversation} />
              <LabelMenu conversation={conversation} />
              <MacroMenu conversation={conversation} />
            </>
          )}
          <ResolveButton conversation={conversation} />
        </div>
      )}
      {staff ? (
        <MuteMenu item={conversation} />
      ) : (
        <MoreMenu conversation={conversation} tucked={work && narrow} />
      )}
      {onPanel && (
        <IconButton
          label={t(`${staff ? 'group' : 'panel'}.${panel ? 'hide' : 'show'}`)}
          icon={IconPanel}
          aria-pressed={panel}
          onClick={onPanel}
        />
      )}
    </header>
  )
}

function Subtitle({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation('chat')
  const writing = useTyping(conversation.id)
  if (writing) {
    return <span className={styles.typing}>{t('thread.typing', typingOf(writing))}</span>
  }
  const { channel, members } = conversation
  return (
    <span className={styles.sub}>
      {channel && (
        <>
          <ChannelGlyph kind={channel.kind} size={14} />
          <span className={styles.channelName}>{channel.name}</span>
        </>
      )}
      {conversation.sla && <SlaChip item={conversation} />}
      {!isStaff(conversation) && conversation.state !== 'open' && (
        <StateChip>{t(`state.${conversation.state}`)}</StateChip>
      )}
      <Marks conversation={conversation} />
      {conversation.kind === 'direct' && <PersonLine item={conversation} />}
      {conversation.kind === 'group' && t('team.members', { count: members?.length ?? 0 })}
    </span>
  )
}

function Marks({ conversation: { kind, customer } }: { conversation: Conversation }) {
  const { t } = useTranslation('chat')
  return (
    <>
      {kind === 'supplier' && <StateChip tone="primary">{t('outsider.isSupplier')}</StateChip>}
      {customer?.spam && <StateChip tone="bad">{t('outsider.isSpam')}</StateChip>}
      {customer?.opted_out && <StateChip tone="warn">{t('outsider.optedOut')}</StateChip>}
    </>
  )
}

function ClaimButton({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation('chat')
  const me = useUser()
  if (conversation.assignee) return null
  return (
    <Button data-claim onClick={() => void takeIt(conversation.id, me, t)}>
      {t('thread.claim')}
    </Button>
  )
}
