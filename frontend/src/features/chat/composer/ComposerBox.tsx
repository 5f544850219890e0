import { Button, Textarea } from '@mantine/core'
import {
  type ClipboardEvent,
  type DragEvent,
  type KeyboardEvent,
  type RefObject,
  useRef,
  useState,
} from 'react'
import { useTranslation } from 'react-i18next'
import type { Action, ChannelLimits, Conversation, Message, Quote } from '@/api/types'
import { useNow } from '@/lib/clock'
import { useRealtime } from '@/realtime/RealtimeProvider'
import { IconButton } from '@/ui/IconButton'
import { IconPaperclip, IconSend, IconSlash, IconX } from '@/ui/icons'
import { previewOf } from '../thread/preview'
import { WindowChip, windowOf } from '../thread/WindowChip'
import styles from './composer.module.css'
import { EmojiPicker } from './EmojiPicker'
import { FileTray } from './FileTray'
import { fitOf, refusalOf } from './limits'
import { ModeTabs } from './ModeTabs'
import { matching, SlashMenu } from './SlashMenu'
import { TextCounter } from './TextCounter'
import { useTypingSign } from './useTypingSign'
import type { Uploads } from './useUploads'

interface Props {
  conversation: Conversation
  field: RefObject<HTMLTextAreaElement | null>
  limits: ChannelLimits | undefined
  note: boolean
  onNote: ((note: boolean) => void) | null
  text: string
  onText: (text: string) => void
  quote: Quote | null
  onDropQuote: () => void
  editing: Message | null
  onStopEditing: () => void
  uploads: Uploads
  actions: Action[]
  onAction: (action: Action) => void
  onSubmit: (text: string) => void
}

export function ComposerBox(props: Props) {
  const { conversation, field, limits, note, uploads, editing, quote, actions } = props
  const { t } = useTranslation('chat')
  const realtime = useRealtime()
  const files = useRef<HTMLInputElement>(null)
  // While a message is changed its text lives here: the draft below it stays as it was.
  const [changed, setChanged] = useState(props.text)
  const text = editing ? changed : props.text
  const [active, setActive] = useState(0)
  const [dragging, setDragging] = useState(false)
  const typing = useTypingSign(on => realtime.typing(conversation.id, on && !note))

  const commands = editing ? null : matching(text, actions)
  const fit = fitOf(text, limits)
  const refused = uploads.files.some(file => file.problem || refusalOf(file.file, limits))
  const empty = !text.trim() && uploads.files.length === 0
  const now = useNow()
  const closed = !note && !editing && windowOf(conversation, now) === 'closed'
  const blocked =
    empty || closed || fit.tooLong || uploads.busy || refused || Boolean(commands?.length)

  const write = (next: string) => {
    if (editing) setChanged(next)
    else props.onText(next)
    setActive(0)
    typing(next !== '')
  }
  const insert = (piece: string) => {
    const at = field.current?.selectionStart ?? text.length
    write(text.slice(0, at) + piece + text.slice(field.current?.selectionEnd ?? at))
    requestAnimationFrame(() => {
      field.current?.focus()
      field.current?.setSelectionRange(at + piece.length, at + piece.length)
    })
  }
  const submit = () => {
    if (blocked) return
    typing(false)
    props.onSubmit(text.trim())
  }
  const pick = (action: Action) => {
    if (!action.locked) write('')
    props.onAction(action)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (commands && commands.length > 0 && steer(event, commands)) return
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      submit()
    } else if (event.key === 'Escape') {
      if (editing) props.onStopEditing()
      else if (quote) props.onDropQuote()
      else field.current?.blur()
    }
  }
  const steer = (event: KeyboardEvent, list: Action[]): boolean => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) setActive(now => (now + step + list.length) % list.length)
    else if (event.key === 'Enter' || event.key === 'Tab') {
      const action = list[active]
      if (action) pick(action)
    } else if (event.key === 'Escape') write('')
    else return false
    event.preventDefault()
    return true
  }
  const onPaste = (event: ClipboardEvent) => {
    const pasted = [...event.clipboardData.files]
    if (pasted.length === 0) return
    event.preventDefault()
    uploads.add(pasted)
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setDragging(false)
    uploads.add(event.dataTransfer.files)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping a file is a shortcut of the attach button.
    <div
      className={styles.box}
      data-dragging={dragging || undefined}
      onDragOver={event => {
        event.preventDefault()
        setDragging(true)
      }}
      onDragLeave={() => setDragging(false)}
      onDrop={onDrop}
    >
      {props.onNote && !editing && <ModeTabs note={note} onNote={props.onNote} />}
      {commands && <SlashMenu actions={commands} active={active} onPick={pick} />}
      {editing && (
        <Strip title={t('composer.editing')} text={editing.text} onDrop={props.onStopEditing} />
      )}
      {quote && !editing && (
        <Strip
          title={quote.author?.name ?? t('unnamed')}
          text={previewOf({ kind: quote.kind, text: quote.preview }, t)}
          onDrop={props.onDropQuote}
        />
      )}
      <Textarea
        ref={field}
        variant="unstyled"
        autosize
        minRows={1}
        maxRows={9}
        value={text}
        data-composer
        aria-label={t(note ? 'composer.note' : 'composer.reply')}
        aria-controls={commands ? 'slash-menu' : undefined}
        aria-activedescendant={commands?.[active] ? `slash-${commands[active].key}` : undefined}
        placeholder={t(placeholderOf(note, actions.length > 0))}
        onChange={event => write(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onBlur={() => typing(false)}
      />
      <FileTray uploads={uploads} limits={limits} />
      <footer className={styles.bar}>
        <EmojiPicker onPick={insert} />
        <IconButton
          label={t('composer.attach')}
          icon={IconPaperclip}
          data-attach
          onClick={() => files.current?.click()}
        />
        {actions.length > 0 && (
          <IconButton
            label={t('slash.open')}
            icon={IconSlash}
            onClick={() => {
              write('/')
              field.current?.focus()
            }}
          />
        )}
        <input
          ref={files}
          type="file"
          multiple
          hidden
          onChange={event => {
            uploads.add(event.currentTarget.files ?? [])
            event.currentTarget.value = ''
          }}
        />
        <span className={styles.state}>
          {!note && conversation.channel && <WindowChip item={conversation} />}
          <TextCounter fit={fit} />
        </span>
        <Button
          onClick={submit}
          disabled={blocked}
          data-send
          rightSection={<IconSend size={16} />}
          className={styles.send}
        >
          {t(editing ? 'common:save' : note ? 'composer.saveNote' : 'composer.send')}
        </Button>
      </footer>
      {dragging && <div className={styles.drop}>{t('composer.drop')}</div>}
    </div>
  )
}

function placeholderOf(note: boolean, work: boolean): string {
  if (note) return 'composer.notePlaceholder'
  return work ? 'composer.replyPlaceholder' : 'composer.staffPlaceholder'
}

function Strip({ title, text, onDrop }: { title: string; text: string; onDrop: () => void }) {
  const { t } = useTranslation()
  return (
    <div className={styles.strip}>
      <span>
        <strong>{title}</strong>
        <span>{text}</span>
      </span>
      <IconButton size={30} label={t('cancel')} icon={IconX} onClick={onDrop} />
    </div>
  )
}
