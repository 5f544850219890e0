import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useUser } from '@/api/session'
import type { Action, Attachment, Conversation, Message } from '@/api/types'
import { ANSWERING } from '@/lib/roles'
import { useStore } from '@/lib/store'
import type { Outgoing } from '@/realtime/outbox'
import { useRealtime } from '@/realtime/RealtimeProvider'
import { notify } from '@/ui/notify'
import { useConversationDetail } from '../data/conversations'
import { useThread } from '../thread/context'
import { quoteOf } from '../thread/preview'
import { ActionForm } from './ActionForm'
import { ComposerBox } from './ComposerBox'
import { composerCommands } from './commands'
import styles from './composer.module.css'
import { joined, unsent } from './drafts'
import { lastOwn } from './lastOwn'
import { reasonOf } from './SlashMenu'
import { useActions } from './useActions'
import { useDraft } from './useDraft'
import { useSend } from './useSend'
import { useUploads } from './useUploads'
import { WindowNotice } from './WindowNotice'

const StaleDialog = lazy(() => import('./StaleDialog'))

/** What the thread hands over: a message to answer, files, a picture to use as proof. */
export type Handover =
  | { type: 'reply'; message: Message }
  | { type: 'files'; files: File[] }
  | { type: 'proof'; picture: Attachment; action: string }
  | { type: 'back'; entry: Outgoing }
  | { type: 'focus' }

interface Props {
  conversation: Conversation
  handover: Handover | null
  onTaken: () => void
}

export function Composer({ conversation, handover, onTaken }: Props) {
  const { t } = useTranslation('chat')
  const { id } = conversation
  const work = conversation.kind === 'customer'
  const me = useUser()
  const limits = useConversationDetail(id).data?.limits
  const actions = useActions(id, work)
  const [draft, setDraft] = useDraft(conversation)
  const answers = !work || ANSWERING.includes(me.role)
  const [asked, setNote] = useState(false)
  // Who may not answer customers still leaves notes.
  const note = work && (asked || !answers)
  const [form, setForm] = useState<{ action: Action; proof: Attachment | null } | null>(null)
  const uploads = useUploads(id)
  const send = useSend(conversation)
  const { edit, aside } = useThread()
  const { outbox } = useRealtime()
  const entries = useStore(outbox.entries)
  const stale = entries.find(entry => entry.conversation === id && entry.state === 'stale')
  const [givenBack, countGivenBack] = useState(0)
  const field = useRef<HTMLTextAreaElement>(null)
  const focus = useCallback(() => requestAnimationFrame(() => field.current?.focus()), [])

  const openAction = useCallback(
    (action: Action | undefined, proof: Attachment | null = null) => {
      if (!action) return
      if (action.locked) notify(reasonOf(action, t), undefined, 'bad')
      else setForm({ action, proof })
    },
    [t],
  )

  /** What did not go out, with all that was written at once, beside whatever was typed since. */
  const giveBack = useCallback(
    (entry: Outgoing) => {
      const mine = work && entry.private
      const before = mine ? 'note' : 'text'
      setNote(mine)
      setDraft({
        [before]: joined(entry.text, draft[before]),
        quote: draft.quote ?? entry.reply_to,
      })
      countGivenBack(count => count + 1)
      for (const { attachments } of outbox.takeBack(entry)) uploads.giveBack(attachments)
      focus()
    },
    [draft, focus, outbox, setDraft, uploads, work],
  )

  useEffect(() => {
    if (!handover) return
    if (handover.type === 'proof') {
      const action = actions.find(({ key }) => key === handover.action)
      openAction(action, handover.picture)
    } else if (handover.type === 'back') giveBack(handover.entry)
    else {
      if (handover.type === 'files') uploads.add(handover.files)
      if (handover.type === 'reply') setDraft({ quote: quoteOf(handover.message) })
      focus()
    }
    onTaken()
  }, [handover, onTaken, openAction, actions, uploads, setDraft, giveBack, focus])

  useEffect(
    () =>
      composerCommands.serve({
        note: () => {
          setNote(work)
          focus()
        },
        reply: () => {
          setNote(false)
          focus()
        },
        action: key => openAction(actions.find(action => action.key === key)),
        actions,
        aside,
      }),
    [actions, aside, focus, openAction, work],
  )

  const submit = (text: string) => {
    const attachments = uploads.files.flatMap(file => file.attachment ?? [])
    send({ text, attachments, quote: draft.quote, note })
    uploads.clear()
    const written = note ? 'note' : 'text'
    setDraft({ [written]: unsent(draft[written], text), quote: null })
  }

  if (form) {
    return (
      <div className={styles.composer}>
        <ActionForm
          conversation={id}
          action={form.action}
          proof={form.proof}
          onClose={() => {
            setForm(null)
            focus()
          }}
        />
      </div>
    )
  }
  return (
    <div className={styles.composer} data-note={note || undefined}>
      {!note && work && <WindowNotice conversation={conversation} />}
      <ComposerBox
        conversation={conversation}
        field={field}
        limits={note ? undefined : limits}
        note={note}
        onNote={work && answers ? setNote : null}
        text={note ? draft.note : draft.text}
        onText={text => setDraft(note ? { note: text } : { text })}
        quote={draft.quote}
        onDropQuote={() => setDraft({ quote: null })}
        uploads={uploads}
        givenBack={givenBack}
        actions={work ? actions : []}
        onAction={openAction}
        onSubmit={submit}
        onEditLast={() => edit(lastOwn(id, me.id, work), 'field')}
      />
      {stale && (
        <Suspense fallback={null}>
          <StaleDialog entry={stale} onEdit={giveBack} />
        </Suspense>
      )}
    </div>
  )
}
