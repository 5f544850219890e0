import { Button, Textarea } from '@mantine/core'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { onSignOut } from '@/api/session'
import type { Message } from '@/api/types'
import { MentionMenu } from '../composer/MentionMenu'
import { useMentions } from '../composer/useMentions'
import { useConversation } from '../data/conversations'
import { editMessage } from '../data/messageChanges'
import { useThread } from './context'
import styles from './thread.module.css'

/** Begun and not saved, by message: kept while one looks elsewhere or the thread loads again. */
const unsaved = new Map<string, string>()
onSignOut(() => unsaved.clear())

/** A message's words, changed where they stand; a refusal leaves them as they were typed. */
export function EditBox({ message }: { message: Message }) {
  const { t } = useTranslation('chat')
  const { conversation, endEdit } = useThread()
  const { kind } = conversation
  const { members } = useConversation(conversation.id) ?? {}
  const field = useRef<HTMLTextAreaElement>(null)
  const [text, show] = useState(() => unsaved.get(message.id) ?? message.text)
  const setText = (next: string) => {
    unsaved.set(message.id, next)
    show(next)
  }
  const close = () => {
    unsaved.delete(message.id)
    endEdit(message)
  }
  const [busy, setBusy] = useState(false)
  const mentions = useMentions({ kind, members }, message.kind === 'note', text, setText, field)
  useEffect(() => {
    const box = field.current
    box?.focus()
    box?.setSelectionRange(box.value.length, box.value.length)
    box?.scrollIntoView({ block: 'nearest' })
  }, [])

  const save = () => {
    const words = text.trim()
    if (!words || busy) return
    if (words === message.text) return close()
    setBusy(true)
    editMessage(message, words).then(close, error => {
      complain(error)
      setBusy(false)
    })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || mentions.steer(event)) return
    if (event.key === 'Escape') close()
    else if (event.key === 'Enter' && !event.shiftKey) save()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className={styles.edit}>
      <MentionMenu mentions={mentions} />
      <Textarea
        ref={field}
        autosize
        minRows={1}
        maxRows={12}
        value={text}
        aria-label={t('message.editing')}
        onChange={event => {
          setText(event.currentTarget.value)
          mentions.look(event.currentTarget)
        }}
        onSelect={event => mentions.look(event.currentTarget)}
        onKeyDown={onKeyDown}
        {...mentions.aria}
      />
      <footer>
        <Button size="compact-sm" variant="default" onClick={close}>
          {t('common:cancel')}
        </Button>
        <Button size="compact-sm" disabled={!text.trim()} loading={busy} onClick={save}>
          {t('common:save')}
        </Button>
      </footer>
    </div>
  )
}
