import { Menu, Popover } from '@mantine/core'
import { lazy, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { useUser } from '@/api/session'
import type { Message } from '@/api/types'
import { IconButton } from '@/ui/IconButton'
import { IconMore, IconReact, IconReply } from '@/ui/icons'
import { react } from '../data/messageChanges'
import { useThread } from './context'
import { focusOn } from './focusOn'
import type { Side } from './items'
import { MenuItems } from './MenuItems'
import styles from './thread.module.css'

const EmojiPanel = lazy(() => import('../composer/EmojiPanel'))

export function MessageMenu({ message, side }: { message: Message; side: Side }) {
  const { t } = useTranslation('chat')
  const { id: me } = useUser()
  const thread = useThread()
  // The menu itself exists only while it is open: a thread has hundreds of messages.
  const [opened, setOpened] = useState<'menu' | 'emoji' | null>(null)
  const box = useRef<HTMLDivElement>(null)
  const close = () => {
    setOpened(null)
    focusOn(box.current?.closest('article'))
  }
  const reacts = side !== 'note'
  const pick = (emoji: string) => {
    close()
    const mine = message.reactions.find(one => one.emoji === emoji)?.by.includes(me) ?? false
    void react(message, emoji, me, !mine).catch(complain)
  }
  const addReaction = (
    <IconButton
      size={30}
      iconSize={16}
      label={t('message.addReaction')}
      icon={IconReact}
      aria-expanded={opened === 'emoji'}
      onClick={() => setOpened('emoji')}
    />
  )
  return (
    <div ref={box} className={styles.tools} data-open={opened !== null || undefined}>
      {opened === 'emoji' ? (
        <Popover opened onChange={open => !open && close()} trapFocus>
          <Popover.Target>{addReaction}</Popover.Target>
          <Popover.Dropdown>
            <Suspense fallback={null}>
              <EmojiPanel onPick={pick} />
            </Suspense>
          </Popover.Dropdown>
        </Popover>
      ) : (
        reacts && addReaction
      )}
      <IconButton
        size={30}
        iconSize={16}
        label={t('message.reply')}
        icon={IconReply}
        onClick={() => thread.reply(message)}
      />
      {opened === 'menu' ? (
        <Menu opened position="bottom-end" onChange={open => !open && close()}>
          <Menu.Target>
            <MoreButton />
          </Menu.Target>
          <Menu.Dropdown>
            {reacts && (
              <QuickReactions message={message} onPick={pick} onMore={() => setOpened('emoji')} />
            )}
            <MenuItems message={message} />
          </Menu.Dropdown>
        </Menu>
      ) : (
        <MoreButton aria-haspopup="menu" onClick={() => setOpened('menu')} />
      )}
    </div>
  )
}

function MoreButton(props: Partial<Parameters<typeof IconButton>[0]>) {
  const { t } = useTranslation('chat')
  return (
    <IconButton
      size={30}
      iconSize={16}
      label={t('message.more')}
      icon={IconMore}
      data-more
      {...props}
    />
  )
}

const QUICK = ['👍', '❤️', '😂', '🙏', '✅']

interface QuickProps {
  message: Message
  onPick: (emoji: string) => void
  onMore: () => void
}

function QuickReactions({ message, onPick, onMore }: QuickProps) {
  const { t } = useTranslation('chat')
  const { id: me } = useUser()
  const mine = (emoji: string) =>
    message.reactions.some(one => one.emoji === emoji && one.by.includes(me))
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of a menu, its signs in one row.
    <div className={styles.quick} role="group" aria-label={t('message.addReaction')}>
      {QUICK.map(emoji => (
        <button
          key={emoji}
          type="button"
          role="menuitemcheckbox"
          aria-checked={mine(emoji)}
          aria-label={t('message.react', { emoji })}
          onClick={() => onPick(emoji)}
        >
          {emoji}
        </button>
      ))}
      <button
        type="button"
        role="menuitem"
        aria-label={t('message.otherReaction')}
        onClick={onMore}
      >
        <IconReact size={18} />
      </button>
    </div>
  )
}
