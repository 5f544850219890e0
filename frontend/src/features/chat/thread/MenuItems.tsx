import { Menu } from '@mantine/core'
import { type ComponentType, createElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { complain } from '@/api/complain'
import { useUser } from '@/api/session'
import type { Message } from '@/api/types'
import { COUNTER } from '@/lib/roles'
import {
  IconAnswer,
  IconCopy,
  IconEdit,
  IconEye,
  IconHistory,
  IconLink,
  IconPin,
  IconPinOff,
  IconReply,
  IconTrash,
  IconWallet,
} from '@/ui/icons'
import { notify } from '@/ui/notify'
import { jumpAddress } from '../data/jump'
import { deleteMessage, pinMessage } from '../data/messageChanges'
import { useThread } from './context'

/** What can be done with a message by this person. */
export function MenuItems({ message }: { message: Message }) {
  const { t } = useTranslation('chat')
  const me = useUser()
  const thread = useThread()
  const navigate = useNavigate()
  const { conversation, useAsProof, ask } = thread
  const staff = conversation.kind !== 'customer'
  // A channel gives nobody the words back: only notes and our own staff's talk can change.
  const changeable = message.author?.id === me.id && (message.kind === 'note' || staff)
  const picture = message.attachments.find(file => file.kind === 'image' && file.state === 'ready')
  const copy = (text: string, said: string) =>
    void navigator.clipboard.writeText(text).then(() => notify(said), complain)
  const address = jumpAddress(staff ? '/team' : '/inbox', conversation.id, message.number)
  const pin = () =>
    void pinMessage(message, { id: me.id, name: me.name }, !message.pinned_at).catch(complain)
  return (
    <>
      <Item icon={IconReply} onClick={() => thread.reply(message)}>
        {t('message.reply')}
      </Item>
      {message.text && (
        <Item icon={IconCopy} onClick={() => copy(message.text, t('message.copied'))}>
          {t('message.copy')}
        </Item>
      )}
      {message.text && COUNTER.includes(me.role) && (
        <Item
          icon={IconAnswer}
          onClick={() => navigate(`/settings/answers?text=${encodeURIComponent(message.text)}`)}
        >
          {t('canned.fromMessage')}
        </Item>
      )}
      <Item
        icon={IconLink}
        onClick={() => copy(location.origin + address, t('message.linkCopied'))}
      >
        {t('message.copyLink')}
      </Item>
      <Item icon={message.pinned_at ? IconPinOff : IconPin} onClick={pin}>
        {t(message.pinned_at ? 'pins.unpin' : 'pins.pin')}
      </Item>
      {useAsProof && picture && message.direction === 'in' && (
        <Item icon={IconWallet} onClick={() => useAsProof(picture)}>
          {t('message.useAsProof')}
        </Item>
      )}
      {(staff || message.reactions.length > 0) && (
        <Item icon={IconEye} onClick={() => ask({ what: 'details', message })}>
          {t(staff ? 'seen.title' : 'message.reactions')}
        </Item>
      )}
      {message.edited_at && (
        <Item icon={IconHistory} onClick={() => ask({ what: 'history', message })}>
          {t('message.seeHistory')}
        </Item>
      )}
      {changeable && message.text && (
        <Item icon={IconEdit} onClick={() => thread.edit(message)}>
          {t('message.edit')}
        </Item>
      )}
      {changeable && <DeleteItem message={message} />}
    </>
  )
}

/** It cannot be taken back, so it asks once where it stands. */
function DeleteItem({ message }: { message: Message }) {
  const { t } = useTranslation('chat')
  const [asked, setAsked] = useState(false)
  return (
    <Menu.Item
      leftSection={<IconTrash size={16} />}
      closeMenuOnClick={asked}
      color={asked ? 'bad' : undefined}
      onClick={() => (asked ? void deleteMessage(message).catch(complain) : setAsked(true))}
    >
      {t(asked ? 'message.deleteAsk' : 'message.delete')}
    </Menu.Item>
  )
}

interface ItemProps {
  icon: ComponentType<{ size?: number | string }>
  onClick: () => void
  children: string
}

function Item({ icon, onClick, children }: ItemProps) {
  return (
    <Menu.Item leftSection={createElement(icon, { size: 16 })} onClick={onClick}>
      {children}
    </Menu.Item>
  )
}
