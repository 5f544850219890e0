import { Popover } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { useUser } from '@/api/session'
import type { Conversation, Message } from '@/api/types'
import { Age } from '@/ui/Age'
import { IconButton } from '@/ui/IconButton'
import { IconPin, IconPinOff, IconRows } from '@/ui/icons'
import { pinMessage } from '../data/messageChanges'
import { keepPin, usePins } from '../data/pins'
import { useThread } from './context'
import { PreviewLine } from './PreviewLine'
import styles from './pins.module.css'

/** What is pinned, on top of the thread: one at a time, each click goes to the next. */
export function PinnedBar({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation('chat')
  const { jumpTo } = useThread()
  const pins = usePins(conversation.id)
  const [at, setAt] = useState(0)
  const [listed, setListed] = useState(false)
  const pin = pins[at % Math.max(1, pins.length)]
  if (!pin) return null
  const go = () => {
    jumpTo(pin.number)
    setAt((at + 1) % pins.length)
  }
  return (
    <div className={styles.bar}>
      <button type="button" className={styles.pin} onClick={go}>
        <IconPin size={16} />
        <span>
          <strong>
            {t('pins.pinned')}
            {pins.length > 1 && ` · ${t('viewer.place', { at: at + 1, of: pins.length })}`}
          </strong>
          <span dir="auto">
            <bdi>{pin.author?.name}</bdi>: <PreviewLine message={pin} />
          </span>
        </span>
      </button>
      <Popover opened={listed} onChange={setListed} position="bottom-end" trapFocus returnFocus>
        <Popover.Target>
          <IconButton
            label={t('pins.all')}
            icon={IconRows}
            aria-expanded={listed}
            onClick={() => setListed(now => !now)}
          />
        </Popover.Target>
        <Popover.Dropdown className={styles.list}>
          <ul aria-label={t('pins.all')}>
            {pins.map(each => (
              <PinRow
                key={each.id}
                pin={each}
                onGo={() => {
                  setListed(false)
                  jumpTo(each.number)
                }}
              />
            ))}
          </ul>
        </Popover.Dropdown>
      </Popover>
    </div>
  )
}

function PinRow({ pin, onGo }: { pin: Message; onGo: () => void }) {
  const { t } = useTranslation('chat')
  const { id, name } = useUser()
  const unpin = () =>
    pinMessage(pin, { id, name }, false).then(() => keepPin({ ...pin, pinned_at: null }), complain)
  return (
    <li>
      <button type="button" onClick={onGo}>
        <strong>
          <bdi>{pin.author?.name ?? t('unnamed')}</bdi> <Age at={pin.created_at} />
        </strong>
        <span dir="auto">
          <PreviewLine message={pin} />
        </span>
        {pin.pinned_by && <em>{t('pins.by', { name: pin.pinned_by.name })}</em>}
      </button>
      <IconButton label={t('pins.unpin')} icon={IconPinOff} onClick={() => void unpin()} />
    </li>
  )
}
