import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '@/ui/IconButton'
import { IconLater } from '@/ui/icons'

const LaterDialog = lazy(() => import('./LaterDialog'))

/** When it is sent, and whether a word of theirs makes it needless. */
export interface Later {
  send_at: string
  unless_they_write: boolean
}

interface Props {
  note: boolean
  blocked: boolean
  onLater: (plan: Later) => void
}

/** Leaves what is written for a time of one's own choosing; a note becomes a reminder. */
export function SendLater({ note, blocked, onLater }: Props) {
  const { t } = useTranslation('chat')
  const [open, setOpen] = useState(false)
  return (
    <>
      <IconButton
        label={t(note ? 'later.remind' : 'later.name')}
        icon={IconLater}
        disabled={blocked}
        data-later
        onClick={() => setOpen(true)}
      />
      {open && (
        <Suspense fallback={null}>
          <LaterDialog note={note} onLater={onLater} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
