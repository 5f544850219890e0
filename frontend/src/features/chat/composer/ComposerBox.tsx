import { Textarea } from '@mantine/core'
import { type ClipboardEvent, type KeyboardEvent, type RefObject, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Action, ChannelLimits, Conversation, Quote } from '@/api/types'
import { useNow } from '@/lib/clock'
import { useRealtime } from '@/realtime/RealtimeProvider'
import { notify } from '@/ui/notify'
import { type Canned, unfilled } from '../data/canned'
import { isStaff } from '../data/filters'
import { ComposerBar } from './ComposerBar'
import styles from './composer.module.css'
import type { Carded } from './extras'
import { FileTray } from './FileTray'
import { marked, markFor } from './format'
import { fitOf, refusalOf } from './limits'
import { MentionMenu } from './MentionMenu'
import { ModeTabs } from './ModeTabs'
import { mayNow } from './mayNow'
import { QuoteStrip } from './QuoteStrip'
import { RecorderBar } from './RecorderBar'
import type { Later } from './SendLater'
import { SlashMenu } from './SlashMenu'
import { Unfilled } from './Unfilled'
import { useMentions } from './useMentions'
import { useOrder } from './useOrder'
import { useRecorder } from './useRecorder'
import { useSlash } from './useSlash'
import { useTypingSign } from './useTypingSign'
import type { Uploads } from './useUploads'
import { VoiceRefused } from './VoiceRefused'

const NONE: string[] = []

export interface BoxProps {
  conversation: Conversation
  field: RefObject<HTMLTextAreaElement | null>
  limits: ChannelLimits | undefined
  note: boolean
  onNote: ((note: boolean) => void) | null
  text: string
  onText: (text: string) => void
  quote: Quote | null
  onDropQuote: () => void
  uploads: Uploads
  /** How often something unsent came back to this composer. */
  givenBack: number
  actions: Action[]
  onAction: (action: Action) => void
  answers: Canned[]
  onAnswer: (answer: Canned) => void
  onLater: (plan: Later) => void
  /** Opens the templates, where the channel has any. */
  onTemplates: (() => void) | null
  onSubmit: (text: string) => void
  /** A place, a contact or a question, sent beside what stands in the field. */
  onCard: (carded: Carded) => void
  onEditLast: () => void
}

export function ComposerBox(props: BoxProps) {
  const { conversation, field, limits, note, uploads, quote, actions, text } = props
  const { t } = useTranslation('chat')
  const realtime = useRealtime()
  const typing = useTypingSign(on => realtime.typing(conversation.id, on && !note))
  const recorder = useRecorder(({ file, sound }) => uploads.voice(file, sound))
  const write = (next: string) => {
    if (order.waiting) return
    props.onText(next)
    recorder.forgive()
    typing(next !== '')
  }
  const offers = { actions, answers: props.answers }
  const slash = useSlash(text, offers, write, { action: props.onAction, answer: props.onAnswer })
  const mentions = useMentions(conversation, note, text, write, field)

  const fit = fitOf(text, limits)
  const refused = uploads.failed || uploads.files.some(file => refusalOf(file.file, limits))
  const now = useNow()
  const may = mayNow(conversation, limits, now)
  const closed = !note && may !== 'free' && may !== 'human_agent'
  const empty = !text.trim() && uploads.files.length === 0
  const missing = conversation.kind === 'customer' && !note ? unfilled(text) : NONE
  const unfit = fit.tooLong || refused || missing.length > 0 || Boolean(slash.found?.length)
  const blocked = empty || closed || unfit
  const send = (words: string) => {
    typing(false)
    recorder.forgive()
    props.onSubmit(words)
  }
  const waits = { note, givenBack: props.givenBack, busy: uploads.busy, blocked }
  const order = useOrder(waits, send, () => notify(t('composer.notSent'), undefined, 'bad'))
  const submit = () => {
    if (blocked) return
    // What is still going up is awaited; words and files stay until then.
    if (uploads.busy) order.give(text.trim())
    else send(text.trim())
  }
  // The words in the field are hidden while one speaks: they are no part of what is sent.
  const sendVoice = () => void recorder.stop().then(recorded => recorded && order.give(''))

  const put = (next: { text: string; from: number; to: number }) => {
    write(next.text)
    requestAnimationFrame(() => {
      field.current?.focus()
      field.current?.setSelectionRange(next.from, next.to)
    })
  }
  const insert = (piece: string) => {
    const from = field.current?.selectionStart ?? text.length
    const to = field.current?.selectionEnd ?? from
    const after = from + piece.length
    put({ text: text.slice(0, from) + piece + text.slice(to), from: after, to: after })
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return
    if (slash.steer(event) || mentions.steer(event)) return
    const mark = !isStaff(conversation) && !note ? null : markFor(event)
    const { selectionStart: from, selectionEnd: to } = event.currentTarget
    if (event.key === 'Enter' && !event.shiftKey) submit()
    else if (mark) put(marked(text, from, to, mark))
    else if (event.key === 'ArrowUp' && text === '') props.onEditLast()
    else if (event.key === 'Escape') leave()
    else return
    event.preventDefault()
  }
  const leave = () => {
    if (order.waiting) order.takeBack()
    else if (quote) props.onDropQuote()
    else field.current?.blur()
  }
  const onPaste = (event: ClipboardEvent) => {
    const pasted = [...event.clipboardData.files]
    if (pasted.length === 0) return
    event.preventDefault()
    uploads.add(pasted)
  }
  const speaking = recorder.phase !== 'idle'
  useFocusAfter(speaking, field)
  return (
    <div className={styles.box}>
      {props.onNote && <ModeTabs note={note} onNote={props.onNote} />}
      {slash.found && <SlashMenu offered={slash.found} active={slash.active} onPick={slash.pick} />}
      {missing.length > 0 && <Unfilled names={missing} />}
      <MentionMenu mentions={mentions} />
      {quote && (
        <QuoteStrip quote={quote} unseen={limits?.quotes === false} onDrop={props.onDropQuote} />
      )}
      {recorder.refusal && <VoiceRefused refusal={recorder.refusal} onClose={recorder.forgive} />}
      {!speaking && (
        <Textarea
          ref={field}
          variant="unstyled"
          autosize
          minRows={1}
          maxRows={9}
          value={text}
          readOnly={order.waiting}
          dir="auto"
          data-composer
          aria-label={t(note ? 'composer.note' : 'composer.reply')}
          placeholder={t(placeholderOf(note, actions.length + props.answers.length > 0))}
          onChange={event => {
            write(event.currentTarget.value)
            mentions.look(event.currentTarget)
          }}
          onSelect={event => mentions.look(event.currentTarget)}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          onBlur={() => typing(false)}
          {...mentions.aria}
          {...slash.aria}
        />
      )}
      <FileTray uploads={uploads} limits={limits} />
      {speaking ? (
        <RecorderBar recorder={recorder} onSend={sendVoice} />
      ) : (
        <ComposerBar
          box={props}
          fit={fit}
          blocked={blocked}
          postponable={!empty && !unfit && !uploads.busy}
          sendSoon={order.waiting}
          onEmoji={insert}
          onSlash={() => insert('/')}
          onRecord={recorder.start}
          onSubmit={submit}
          onLater={props.onLater}
        />
      )}
    </div>
  )
}

/** Sent, kept, dropped or refused: what one said is over, and one goes on writing. */
function useFocusAfter(speaking: boolean, field: RefObject<HTMLTextAreaElement | null>): void {
  const before = useRef(speaking)
  useEffect(() => {
    if (before.current && !speaking) field.current?.focus()
    before.current = speaking
  }, [speaking, field])
}

function placeholderOf(note: boolean, work: boolean): string {
  if (note) return 'composer.notePlaceholder'
  return work ? 'composer.replyPlaceholder' : 'composer.staffPlaceholder'
}
