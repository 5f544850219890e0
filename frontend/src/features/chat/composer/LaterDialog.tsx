import { Checkbox, Modal } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { WhenPicker } from '../thread/WhenPicker'
import type { Later } from './SendLater'

interface Props {
  note: boolean
  onLater: (plan: Later) => void
  onClose: () => void
}

/** When it is sent, and whether a word of theirs makes it needless. */
export default function LaterDialog({ note, onLater, onClose }: Props) {
  const { t } = useTranslation('chat')
  const [unless, setUnless] = useState(false)
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(note ? 'later.remind' : 'later.name')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <WhenPicker
        onlyTimes
        action={t(note ? 'later.doRemind' : 'later.do')}
        onPick={when => {
          onClose()
          if ('at' in when) {
            onLater({ send_at: when.at.toISOString(), unless_they_write: unless && !note })
          }
        }}
      >
        {!note && (
          <Checkbox
            label={t('later.unless')}
            checked={unless}
            onChange={event => setUnless(event.currentTarget.checked)}
          />
        )}
      </WhenPicker>
    </Modal>
  )
}
