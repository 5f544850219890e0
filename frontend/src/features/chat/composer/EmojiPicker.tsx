import { Popover } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '@/ui/IconButton'
import { IconSmile } from '@/ui/icons'
import styles from './composer.module.css'
import { EMOJI } from './emoji'

export function EmojiPicker({ onPick }: { onPick: (emoji: string) => void }) {
  const { t } = useTranslation('chat')
  const [open, setOpen] = useState(false)
  return (
    <Popover opened={open} onChange={setOpen} position="top-start" trapFocus returnFocus>
      <Popover.Target>
        <IconButton
          label={t('composer.emoji')}
          icon={IconSmile}
          aria-expanded={open}
          onClick={() => setOpen(now => !now)}
        />
      </Popover.Target>
      <Popover.Dropdown className={styles.emoji}>
        {Object.entries(EMOJI).map(([group, list]) => (
          <fieldset key={group} aria-label={t(`emoji.${group}`)}>
            {list.split(' ').map(emoji => (
              <button
                key={emoji}
                type="button"
                onClick={() => {
                  onPick(emoji)
                  setOpen(false)
                }}
              >
                {emoji}
              </button>
            ))}
          </fieldset>
        ))}
      </Popover.Dropdown>
    </Popover>
  )
}
