import { Popover } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '@/ui/IconButton'
import { IconSmile } from '@/ui/icons'

const EmojiPanel = lazy(() => import('./EmojiPanel'))

export function EmojiPicker({ onPick }: { onPick: (emoji: string) => void }) {
  const { t } = useTranslation('chat')
  const [open, setOpen] = useState(false)
  const pick = (emoji: string) => {
    setOpen(false)
    onPick(emoji)
  }
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
      <Popover.Dropdown>
        <Suspense fallback={null}>{open && <EmojiPanel onPick={pick} />}</Suspense>
      </Popover.Dropdown>
    </Popover>
  )
}
