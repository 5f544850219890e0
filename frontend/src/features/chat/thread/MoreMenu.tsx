import { Menu } from '@mantine/core'
import { type ComponentType, lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '@/api/types'
import { IconButton } from '@/ui/IconButton'
import { IconBack, IconFlag, IconMacro, IconMore, IconTag } from '@/ui/icons'
import { MacroItems } from '../macros/MacroMenu'
import { LabelItems } from './LabelMenu'
import { PriorityItems } from './PriorityMenu'

const OutsiderItems = lazy(() => import('./OutsiderItems'))

const TUCKED = {
  priority: { icon: IconFlag, Items: PriorityItems },
  labels: { icon: IconTag, Items: LabelItems },
  macros: { icon: IconMacro, Items: MacroItems },
} satisfies Record<string, { icon: ComponentType<{ size: number }>; Items: ComponentType<Props> }>

type Place = keyof typeof TUCKED
const PLACES = Object.keys(TUCKED) as Place[]

interface Props {
  conversation: Conversation
}

/** What the head of a thread has no room for; `tucked`: also the menus that stand there elsewhere. */
export function MoreMenu({ conversation, tucked }: Props & { tucked: boolean }) {
  const { t } = useTranslation('chat')
  const [opened, setOpened] = useState(false)
  const [place, setPlace] = useState<Place | null>(null)
  const toggle = (open: boolean) => {
    if (open) setPlace(null)
    setOpened(open)
  }
  return (
    <Menu opened={opened} onChange={toggle} position="bottom-end" width={270}>
      <Menu.Target>
        <IconButton label={t('outsider.more')} icon={IconMore} />
      </Menu.Target>
      <Menu.Dropdown mah="min(480px, 70vh)" style={{ overflowY: 'auto' }}>
        {place && tucked ? (
          <Tucked place={place} conversation={conversation} onBack={() => setPlace(null)} />
        ) : (
          <>
            {tucked && <Doors onOpen={setPlace} />}
            <Suspense fallback={null}>
              {opened && <OutsiderItems conversation={conversation} />}
            </Suspense>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

function Doors({ onOpen }: { onOpen: (place: Place) => void }) {
  const { t } = useTranslation('chat')
  return (
    <>
      {PLACES.map(place => {
        const { icon: Icon } = TUCKED[place]
        return (
          <Menu.Item
            key={place}
            closeMenuOnClick={false}
            leftSection={<Icon size={16} />}
            onClick={() => onOpen(place)}
          >
            {t(`outsider.tucked.${place}`)}
          </Menu.Item>
        )
      })}
      <Menu.Divider />
    </>
  )
}

interface TuckedProps extends Props {
  place: Place
  onBack: () => void
}

/** One of them, in the same menu: beside it there is no room on a phone. */
function Tucked({ place, conversation, onBack }: TuckedProps) {
  const { t } = useTranslation('chat')
  const { Items } = TUCKED[place]
  const back = useRef<HTMLButtonElement>(null)
  useEffect(() => back.current?.focus(), [])
  return (
    <>
      <Menu.Item
        ref={back}
        closeMenuOnClick={false}
        leftSection={<IconBack size={16} />}
        onClick={onBack}
      >
        <strong>{t(`outsider.tucked.${place}`)}</strong>
      </Menu.Item>
      <Items conversation={conversation} />
    </>
  )
}
