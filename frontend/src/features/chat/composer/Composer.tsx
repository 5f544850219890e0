import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { useUser } from '@/api/session'
import type { Action, Attachment, Conversation, Message } from '@/api/types'
import { useNow } from '@/lib/clock'
import { formatMoment } from '@/lib/format'
import { ANSWERING } from '@/lib/roles'
import { useStore } from '@/lib/store'
import type { Outgoing } from '@/realtime/outgoing'
import { useRealtime } from '@/realtime/RealtimeProvider'
import { notify } from '@/ui/notify'
import { Skeletons } from '@/ui/Skeletons'
import { type Canned, fillIn, useCanned } from '../data/canned'
import { useConversationDetail } from '../data/conversations'
import { isStaff } from '../data/filters'
import { schedule } from '../data/scheduled'
import { asksFor } from '../macros/data'
import { useThread } from '../thread/context'
import { quoteOf } from '../thread/preview'
import { ActionForm } from './ActionForm'
import { ComposerBox } from './ComposerBox'
import { composerCommands } from './commands'
import styles from './composer.module.css'
import { joined, unsent } from './drafts'
import type { Carded } from './extras'
import { lastOwn } from './lastOwn'
import { mayNow } from './mayNow'
import type { Later } from './SendLater'
import { reasonOf } from './SlashMenu'
import { useActions } from './useActions'
import { useDraft } from './useDraft'
import { useSend } from './useSend'
import { useUploads } from './useUploads'
import { WindowNotice } from './WindowNotice'

const NO_ANSWERS: Canned[] = []
const StaleDialog = lazy(() => import('./StaleDialog'))
const TemplateBox = lazy(() => import('../templates/TemplateBox'))

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
  const work = !isStaff(conversation)
  const me = useUser()
  const limits = useConversationDetail(id).data?.limits
  const actions = useActions(id, work)
  const answersReady = useCanned(work)
  const [draft, setDraft] = useDraft(conversation)
  const answers = !work || ANSWERING.includes(me.role)
  const [asked, setNote] = useState(false)
  // Who may not answer customers still leaves notes.
  const note = work && (asked || !answers)
  const [form, setForm] = useState<{ action: Action; proof: Attachment | null } | null>(null)
  const may = mayNow(conversation, limits, useNow())
  const [templates, setTemplates] = useState(false)
  const template = work && answers && !note && (may === 'template' || templates)
  const uploads = useUploads(id)
  const send = useSend(conversation)
  const { edit, aside } = useThread()
  const { outbox } = useRealtime()
  const entries = useStore(outbox.entries)
  const stale = entries.find(entry => entry.conversation === id && entry.state === 'stale')
  const [givenBack, countGivenBack] = useState(0)
  const field = useRef<HTMLTextAreaElement>(null)
  // At once, so that no key pressed next goes elsewhere; and once more when what covered it is gone.
  const focus = useCallback(() => {
    field.current?.focus()
    requestAnimationFrame(() => field.current?.focus())
  }, [])

  const openAction = useCallback(
    (action: Action | undefined, proof: Attachment | null = null) => {
      if (!action) return
      if (asksFor(action, id)) return
      if (action.locked) notify(reasonOf(action, t), undefined, 'bad')
      else setForm({ action, proof })
    },
    [id, t],
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

  const answer = useCallback(
    (canned: Canned) => {
      fillIn(canned.id, id).then(said => {
        setDraft({ [note ? 'note' : 'text']: said.text })
        uploads.giveBack(said.attachments)
        focus()
      }, complain)
    },
    [id, note, uploads, setDraft, focus],
  )

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
        answer,
        answers: answersReady,
        action: key => openAction(actions.find(action => action.key === key)),
        actions,
        aside,
      }),
    [actions, answer, answersReady, aside, focus, openAction, work],
  )

  const submit = (text: string) => {
    const attachments = uploads.files.flatMap(file => file.attachment ?? [])
    send({ text, attachments, quote: draft.quote, note })
    uploads.clear()
    const written = note ? 'note' : 'text'
    setDraft({ [written]: unsent(draft[written], text), quote: null })
  }

  const sendCard = ({ kind, text, card }: Carded) => {
    send({ text, attachments: [], quote: draft.quote, note: false, kind, card })
    const asked = text !== '' && text === draft.text.trim()
    setDraft({ quote: null, ...(asked && { text: '' }) })
    focus()
  }

  const postpone = (plan: Later) => {
    const text = (note ? draft.note : draft.text).trim()
    const attachments = uploads.files.flatMap(file => file.attachment?.id ?? [])
    const reply_to = draft.quote?.id ?? null
    const planned = { text, attachments, reply_to, private: note, ...plan }
    schedule(id, planned, crypto.randomUUID()).then(() => {
      uploads.clear()
      setDraft({ [note ? 'note' : 'text']: '', quote: null })
      notify(t('later.planned', { at: formatMoment(plan.send_at) }))
    }, complain)
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
      {!note && work && <WindowNotice conversation={conversation} limits={limits} />}
      {template ? (
        <Suspense fallback={<Skeletons rows={2} height={48} />}>
          <TemplateBox
            conversation={conversation}
            onNote={setNote}
            onClose={may === 'template' ? null : () => setTemplates(false)}
          />
        </Suspense>
      ) : (
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
          answers={work ? answersReady : NO_ANSWERS}
          onAnswer={answer}
          onLater={postpone}
          onSubmit={submit}
          onCard={sendCard}
          onTemplates={
            answers && limits?.kinds.template !== undefined ? () => setTemplates(true) : null
          }
          onEditLast={() => edit(lastOwn(id, me.id, work), 'field')}
        />
      )}
      {stale && (
        <Suspense fallback={null}>
          <StaleDialog entry={stale} onEdit={giveBack} />
        </Suspense>
      )}
    </div>
  )
}
