import { FileButton, Textarea } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import type { Attachment } from '@/api/types'
import { upload } from '@/api/upload'
import { useKept } from '@/lib/kept'
import { useRealtime } from '@/realtime/RealtimeProvider'
import { IconButton } from '@/ui/IconButton'
import { IconPaperclip, IconSend } from '@/ui/icons'
import { useOpenCommunication } from '../data'
import styles from '../portal.module.css'

export function Composer({ conversation }: { conversation: string | null }) {
  const { t } = useTranslation('portal')
  const { outbox } = useRealtime()
  const first = useOpenCommunication()
  const [text, setText] = useKept(`portal.draft.${conversation ?? 'new'}`, '')
  const [uploading, setUploading] = useState(false)

  function say(attachments: Attachment[], words: string) {
    if (!conversation) return
    outbox.add({
      conversation,
      kind: attachments[0]?.kind ?? 'text',
      text: words,
      attachments,
      reply_to: null,
      private: false,
      expect_number: null,
    })
  }

  function send() {
    const words = text.trim()
    if (!words) return
    if (conversation) {
      say([], words)
      setText('')
      return
    }
    first.mutate(
      { channel: 'web', body: words, data: {} },
      { onSuccess: () => setText(''), onError: complain },
    )
  }

  async function attach(file: File | null) {
    if (!file || !conversation) return
    setUploading(true)
    try {
      say([await upload(file, () => {}).done], '')
    } catch (error) {
      complain(error)
    }
    setUploading(false)
  }

  function onKeyDown(event: KeyboardEvent) {
    const writes = event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing
    if (writes || matchMedia('(pointer: coarse)').matches) return
    event.preventDefault()
    send()
  }

  return (
    <div className={styles.composer}>
      <FileButton onChange={attach} accept="image/*,video/mp4,audio/*,application/pdf">
        {props => (
          <IconButton
            {...props}
            label={t('chat.attach')}
            icon={IconPaperclip}
            loading={uploading}
            disabled={!conversation}
          />
        )}
      </FileButton>
      <Textarea
        aria-label={t('chat.placeholder')}
        placeholder={t('chat.placeholder')}
        autosize
        minRows={1}
        maxRows={6}
        value={text}
        onChange={event => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <IconButton
        label={t('chat.send')}
        icon={IconSend}
        variant="filled"
        color="ink"
        loading={first.isPending}
        disabled={!text.trim()}
        onClick={send}
      />
    </div>
  )
}
