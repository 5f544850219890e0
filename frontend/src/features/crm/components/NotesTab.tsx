import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import { complain } from '@/api/complain'
import { rowsOf } from '@/api/pages'
import { useUser } from '@/api/session'
import { Age } from '@/ui/Age'
import { EmptyState } from '@/ui/EmptyState'
import { IconButton } from '@/ui/IconButton'
import { IconEdit, IconHistory, IconNote, IconPin, IconPinOff, IconTrash } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { notify } from '@/ui/notify'
import { Actions } from '@/ui/Page'
import { type Note, useNotes, useRecord } from '../records'
import styles from './customer.module.css'

/** What our people wrote down; pinned ones first, the customer never sees any. */
export function NotesTab({ id }: { id: string }) {
  const { t } = useTranslation('crm')
  const notes = useNotes(id)
  const rows = rowsOf(notes.data).sort((a, b) => Number(!!b.pinned_at) - Number(!!a.pinned_at))
  const add = useRecord(id, (text: string) => api.post(`customers/${id}/notes/`, { text }))
  return (
    <>
      <Words
        label={t('notes.new')}
        action={t('notes.add')}
        start=""
        busy={add.isPending}
        onSay={(text, done) => add.mutate(text, { onSuccess: done, onError: complain })}
      />
      <Loading of={notes}>
        {() =>
          rows.length === 0 ? (
            <EmptyState icon={IconNote} title={t('notes.empty')} text={t('notes.emptyText')} />
          ) : (
            <ul className={styles.notes}>
              {rows.map(note => (
                <NoteItem key={note.id} id={id} note={note} />
              ))}
            </ul>
          )
        }
      </Loading>
      <MoreButton of={notes} />
    </>
  )
}

function NoteItem({ id, note }: { id: string; note: Note }) {
  const { t } = useTranslation('crm')
  const mine = useUser().role === 'admin' || note.mine
  const [editing, setEditing] = useState(false)
  const [history, setHistory] = useState(false)
  const path = `customer-notes/${note.id}/`
  const change = useRecord(id, (said: { text?: string; pinned?: boolean }) => api.patch(path, said))
  const restore = useRecord(id, () => api.post(`${path}restore/`))
  const remove = useRecord(id, () => api.delete(path))
  const discard = () =>
    remove.mutate(undefined, {
      onSuccess: () =>
        notify(t('notes.removed'), {
          label: t('common:undo'),
          run: () => restore.mutate(undefined, { onError: complain }),
        }),
      onError: complain,
    })
  if (editing) {
    return (
      <li className={styles.note}>
        <Words
          label={t('notes.edit')}
          action={t('common:save')}
          start={note.text}
          busy={change.isPending}
          onCancel={() => setEditing(false)}
          onSay={text =>
            change.mutate({ text }, { onSuccess: () => setEditing(false), onError: complain })
          }
        />
      </li>
    )
  }
  return (
    <li className={styles.note}>
      <p>{note.text}</p>
      <div className={styles.foot}>
        <span>
          {note.author.name} · <Age at={note.created_at} />
          {note.edited_at && ` · ${t('notes.edited')}`}
        </span>
        {note.editions.length > 0 && (
          <IconButton
            label={t('notes.history')}
            icon={IconHistory}
            aria-expanded={history}
            onClick={() => setHistory(!history)}
          />
        )}
        <IconButton
          label={t(note.pinned_at ? 'notes.unpin' : 'notes.pin')}
          icon={note.pinned_at ? IconPinOff : IconPin}
          onClick={() => change.mutate({ pinned: !note.pinned_at }, { onError: complain })}
        />
        {mine && (
          <>
            <IconButton label={t('notes.edit')} icon={IconEdit} onClick={() => setEditing(true)} />
            <IconButton label={t('notes.remove')} icon={IconTrash} onClick={discard} />
          </>
        )}
      </div>
      {history && (
        <ol className={styles.before}>
          {note.editions.map(each => (
            <li key={each.at}>
              <p>{each.text}</p>
              <span>
                {each.by.name} · <Age at={each.at} />
              </span>
            </li>
          ))}
        </ol>
      )}
    </li>
  )
}

interface WordsProps {
  label: string
  action: string
  start: string
  busy: boolean
  onCancel?: () => void
  onSay: (text: string, done: () => void) => void
}

function Words({ label, action, start, busy, onCancel, onSay }: WordsProps) {
  const { t } = useTranslation('crm')
  const [text, setText] = useState(start)
  return (
    <form
      className={styles.words}
      onSubmit={event => {
        event.preventDefault()
        if (text.trim()) onSay(text.trim(), () => setText(''))
      }}
    >
      <Textarea
        aria-label={label}
        placeholder={label}
        autosize
        minRows={2}
        maxRows={10}
        maxLength={5000}
        value={text}
        onChange={event => setText(event.currentTarget.value)}
      />
      <Actions>
        {onCancel && (
          <Button variant="default" onClick={onCancel}>
            {t('common:cancel')}
          </Button>
        )}
        <Button type="submit" loading={busy} disabled={!text.trim()}>
          {action}
        </Button>
      </Actions>
    </form>
  )
}
