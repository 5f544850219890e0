import { Menu } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { useUser } from '@/api/session'
import type { Message } from '@/api/types'
import { IconButton } from '@/ui/IconButton'
import { IconCopy, IconMore, IconNote, IconReply, IconTrash, IconWallet } from '@/ui/icons'
import { notify } from '@/ui/notify'
import { deleteMessage, react } from '../data/operations'
import { useThread } from './context'
import type { Side } from './items'
import styles from './thread.module.css'

const QUICK = ['👍', '❤️', '😂', '🙏', '✅']

export function MessageMenu({ message, side }: { message: Message; side: Side }) {
  const { t } = useTranslation('chat')
  const thread = useThread()
  // The menu itself exists only while it is open: a thread has hundreds of messages.
  const [opened, setOpened] = useState(false)
  return (
    <div className={styles.tools}>
      <IconButton
        size={30}
        iconSize={16}
        label={t('message.reply')}
        icon={IconReply}
        onClick={() => thread.reply(message)}
      />
      {opened ? (
        <Menu opened position="bottom-end" onChange={setOpened}>
          <Menu.Target>
            <IconButton size={30} iconSize={16} label={t('message.more')} icon={IconMore} />
          </Menu.Target>
          <Menu.Dropdown>
            {side !== 'note' && <QuickReactions message={message} />}
            <Items message={message} />
          </Menu.Dropdown>
        </Menu>
      ) : (
        <IconButton
          size={30}
          iconSize={16}
          label={t('message.more')}
          aria-haspopup="menu"
          icon={IconMore}
          onClick={() => setOpened(true)}
        />
      )}
    </div>
  )
}

function QuickReactions({ message }: { message: Message }) {
  const { t } = useTranslation('chat')
  const { id: me } = useUser()
  const mine = message.reactions.find(reaction => reaction.by.includes(me))?.emoji
  return (
    <div className={styles.quick}>
      {QUICK.map(emoji => (
        <button
          key={emoji}
          type="button"
          aria-pressed={mine === emoji}
          aria-label={t('message.react', { emoji })}
          onClick={() => void react(message, emoji, mine !== emoji).catch(complain)}
        >
          {emoji}
        </button>
      ))}
    </div>
  )
}

function Items({ message }: { message: Message }) {
  const { t } = useTranslation('chat')
  const me = useUser()
  const thread = useThread()
  const [asked, setAsked] = useState(false)
  const own = message.author?.id === me.id
  const { conversation, useAsProof } = thread
  // A channel gives nobody the words back: only notes and our own staff's talk can change.
  const changeable = own && (message.kind === 'note' || conversation.kind !== 'customer')
  const picture = message.attachments.find(file => file.kind === 'image' && file.state === 'ready')
  const copy = () =>
    navigator.clipboard.writeText(message.text).then(() => notify(t('message.copied')), complain)
  return (
    <>
      <Menu.Item leftSection={<IconReply size={16} />} onClick={() => thread.reply(message)}>
        {t('message.reply')}
      </Menu.Item>
      {message.text && (
        <Menu.Item leftSection={<IconCopy size={16} />} onClick={() => void copy()}>
          {t('message.copy')}
        </Menu.Item>
      )}
      {useAsProof && picture && message.direction === 'in' && (
        <Menu.Item leftSection={<IconWallet size={16} />} onClick={() => useAsProof(picture)}>
          {t('message.useAsProof')}
        </Menu.Item>
      )}
      {changeable && message.text && (
        <Menu.Item leftSection={<IconNote size={16} />} onClick={() => thread.edit(message)}>
          {t('message.edit')}
        </Menu.Item>
      )}
      {changeable && (
        <Menu.Item
          leftSection={<IconTrash size={16} />}
          closeMenuOnClick={asked}
          color={asked ? 'bad' : undefined}
          onClick={() => (asked ? void deleteMessage(message).catch(complain) : setAsked(true))}
        >
          {t(asked ? 'message.deleteAsk' : 'message.delete')}
        </Menu.Item>
      )}
    </>
  )
}
