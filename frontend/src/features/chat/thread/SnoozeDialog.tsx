import { Button, Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { When } from '@/lib/when'
import { WhenPicker } from './WhenPicker'

interface Props {
  onPick: (when: When) => void
  onClose: () => void
}

/** Until when it is put aside, in words, by a preset, or until they write. */
export default function SnoozeDialog({ onPick, onClose }: Props) {
  const { t } = useTranslation('chat')
  const pick = (when: When) => {
    onClose()
    onPick(when)
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('snooze.title')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <WhenPicker
        action={t('thread.to.snoozed')}
        onPick={pick}
        more={
          <Button variant="default" size="compact-md" onClick={() => pick({ onReply: true })}>
            {t('snooze.untilReply')}
          </Button>
        }
      />
    </Modal>
  )
}
