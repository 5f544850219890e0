import { Button, Modal, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { formatMoment } from '@/lib/format'
import { notify } from '@/ui/notify'
import { changeScheduled, type Scheduled } from '../data/scheduled'
import { WhenPicker } from './WhenPicker'

/** Other words or another time for a message that waits. */
export function EditScheduled({ row, onClose }: { row: Scheduled; onClose: () => void }) {
  const { t } = useTranslation('chat')
  const [text, setText] = useState(row.text)
  const change = (send_at?: string) => {
    changeScheduled(row, { text, ...(send_at && { send_at }) }).then(() => {
      onClose()
      notify(t('later.planned', { at: formatMoment(send_at ?? row.send_at) }))
    }, complain)
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('later.edit')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Textarea
        autosize
        minRows={2}
        maxRows={8}
        mb={12}
        label={t('composer.reply')}
        value={text}
        onChange={event => setText(event.currentTarget.value)}
      />
      <WhenPicker
        onlyTimes
        action={t('later.change')}
        onPick={when => 'at' in when && change(when.at.toISOString())}
        more={
          row.state === 'waiting' && (
            <Button size="compact-md" onClick={() => change()}>
              {t('later.sameTime', { at: formatMoment(row.send_at) })}
            </Button>
          )
        }
      />
    </Modal>
  )
}
