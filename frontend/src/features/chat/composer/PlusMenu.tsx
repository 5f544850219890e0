import { Menu } from '@mantine/core'
import { lazy, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '@/ui/IconButton'
import { IconContact, IconListChecks, IconMapPin, IconPlus } from '@/ui/icons'
import type { Carded, Extra } from './extras'

const LocationForm = lazy(() => import('./LocationForm'))
const ContactForm = lazy(() => import('./ContactForm'))
const ChoicesForm = lazy(() => import('./ChoicesForm'))

const ICONS = { location: IconMapPin, contact: IconContact, choices: IconListChecks }

interface Props {
  extras: Extra[]
  /** What stands in the field: the beginning of a question. */
  text: string
  /** Options go out as numbered lines. */
  numbered: boolean
  onSend: (carded: Carded) => void
}

/** Sends what is neither words nor a file. */
export function PlusMenu({ extras, text, numbered, onSend }: Props) {
  const { t } = useTranslation('chat')
  const [opened, setOpened] = useState<Extra | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  if (extras.length === 0) return null
  const form = {
    onSend: (carded: Carded) => {
      setOpened(null)
      onSend(carded)
    },
    onClose: () => {
      setOpened(null)
      // The item it was opened from is gone with its menu.
      setTimeout(() => button.current?.focus(), 0)
    },
  }
  return (
    <>
      <Menu position="top-start" withinPortal>
        <Menu.Target>
          <IconButton ref={button} label={t('extra.open')} icon={IconPlus} data-plus />
        </Menu.Target>
        <Menu.Dropdown>
          {extras.map(extra => {
            const Icon = ICONS[extra]
            return (
              <Menu.Item
                key={extra}
                leftSection={<Icon size={16} />}
                onClick={() => setOpened(extra)}
              >
                {t(`extra.${extra}.name`)}
              </Menu.Item>
            )
          })}
        </Menu.Dropdown>
      </Menu>
      <Suspense fallback={null}>
        {opened === 'location' && <LocationForm {...form} />}
        {opened === 'contact' && <ContactForm {...form} />}
        {opened === 'choices' && <ChoicesForm {...form} text={text} numbered={numbered} />}
      </Suspense>
    </>
  )
}
