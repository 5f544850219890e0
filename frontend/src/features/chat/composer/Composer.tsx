import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { useUser } from '@/api/session'
import type { Action, Attachment, Conversation, Message } from '@/api/types'
import { ANSWERING } from '@/lib/roles'
import { useStore } from '@/lib/store'
import { useRealtime } from '@/realtime/RealtimeProvider'
import { notify } from '@/ui/notify'
import { useConversationDetail } from '../data/conversations'
import { editMessage } from '../data/operations'
import { ActionForm } from './ActionForm'
import { ComposerBox } from './ComposerBox'
import { composerCommands } from './commands'
import styles from './composer.module.css'
import { reasonOf } from './SlashMenu'
import { useActions } from './useActions'
import { useDraft } from './useDraft'
import { useSend } from './useSend'
import { useUploads } from './useUploads'
import { WindowNotice } from './WindowNotice'

const StaleDialog = lazy(() => import('./StaleDialog'))

/** What the thread hands over: a message to answer or change, a picture to use as proof. */
export type Handover =
  | { type: 'reply'; message: Message }
  | { type: 'edit'; message: Message }
  | { type: 'proof'; picture: Attachment; action: string }

interface Props {
  conversation: Conversation
  handover: Handover | null
  onTaken: () => void
}

export function Composer({ conversation, handover, onTaken }: Props) {
  const { t } = useTranslation('chat')
  const { id } = conversation
  const work = conversation.kind === 'customer'
  const limits = useConversationDetail(id).data?.limits
  const actions = useActions(id, work)
  const [draft, setDraft] = useDraft(id)
  const answers = !work || ANSWERING.includes(useUser().role)
  const [asked, setNote] = useState(false)
  // Who may not answer customers still leaves notes.
  const note = asked || !answers
  const [editing, setEditing] = useState<Message | null>(null)
  const [form, setForm] = useState<{ action: Action; proof: Attachment | null } | null>(null)
  const uploads = useUploads()
  const send = useSend(conversation)
  const { outbox } = useRealtime()
  const entries = useStore(outbox.entries)
  const stale = entries.find(entry => entry.conversation === id && entry.state === 'stale')
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

  useEffect(() => {
    if (!handover) return
    if (handover.type === 'proof') {
      openAction(
        actions.find(action => action.key === handover.action),
        handover.picture,
      )
    } else if (handover.type === 'edit') {
      setEditing(handover.message)
      focus()
    } else {
      setDraft({ quote: quoteOf(handover.message, t) })
      focus()
    }
    onTaken()
  }, [handover, onTaken, openAction, actions, setDraft, focus, t])

  useEffect(
    () =>
      composerCommands.serve({
        note: () => {
          setNote(true)
          focus()
        },
        reply: () => {
          setNote(false)
          focus()
        },
        action: key => openAction(actions.find(action => action.key === key)),
        actions,
      }),
    [actions, focus, openAction],
  )

  const submit = (text: string) => {
    if (editing) {
      void editMessage(editing, text).then(() => setEditing(null), complain)
      return
    }
    const attachments = uploads.files.flatMap(file => file.attachment ?? [])
    send({ text, attachments, quote: draft.quote, note })
    uploads.clear()
    setDraft({ [note ? 'note' : 'text']: '', quote: null })
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
        key={editing?.id ?? 'new'}
        conversation={conversation}
        field={field}
        limits={note ? undefined : limits}
        note={note}
        onNote={work && answers ? setNote : null}
        text={editing ? editing.text : note ? draft.note : draft.text}
        onText={text => !editing && setDraft(note ? { note: text } : { text })}
        quote={draft.quote}
        onDropQuote={() => setDraft({ quote: null })}
        editing={editing}
        onStopEditing={() => setEditing(null)}
        uploads={uploads}
        actions={work ? actions : []}
        onAction={openAction}
        onSubmit={submit}
      />
      {stale && (
        <Suspense fallback={null}>
          <StaleDialog
            entry={stale}
            onEdit={text => {
              setDraft({ text })
              focus()
            }}
          />
        </Suspense>
      )}
    </div>
  )
}

function quoteOf(message: Message, t: (key: string) => string) {
  const { id, number, kind, author } = message
  return { id, number, kind, author, preview: message.text || t(`kind.${kind}`) }
}
