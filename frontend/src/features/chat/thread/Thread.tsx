import { lazy, Suspense, useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Attachment, Conversation, Message } from '@/api/types'
import type { Outgoing } from '@/realtime/outgoing'
import { takesProof } from '@/workflows/registry'
import { Composer, type Handover } from '../composer/Composer'
import { useActions } from '../composer/useActions'
import { useDrop } from '../composer/useDrop'
import { type About, EditingProvider, ThreadProvider } from './context'
import { articleOf, focusOn } from './focusOn'
import type { Exhibit } from './gallery'
import { MessageList } from './MessageList'
import { PinnedBar } from './PinnedBar'
import { ScheduledList } from './ScheduledList'
import styles from './thread.module.css'
import { useJump } from './useJump'

const Viewer = lazy(() => import('./Viewer'))
const AboutDialog = lazy(() => import('./AboutDialog'))

interface Props {
  conversation: Conversation
  /** It stands in the dock. */
  aside?: boolean
}

/** The messages and the composer of one conversation; customers' and our own are the same. */
export function Thread({ conversation, aside = false }: Props) {
  const { id, kind } = conversation
  const { t } = useTranslation('chat')
  const root = useRef<HTMLDivElement>(null)
  const [handover, setHandover] = useState<Handover | null>(null)
  const [viewed, setViewed] = useState<Exhibit | null>(null)
  const [about, setAbout] = useState<About | null>(null)
  const [editing, setEditing] = useState<string | null>(null)
  const edited = useRef(editing)
  edited.current = editing
  const begun = useRef<'field' | undefined>(undefined)
  const actions = useActions(id, kind === 'customer')
  const proofAction = actions.find(action => takesProof(action.key))?.key
  const jumpTo = useJump(id, root)
  const drop = useDrop(files => setHandover({ type: 'files', files }))

  const useAsProof = useMemo(() => {
    if (!proofAction) return null
    return (picture: Attachment) => setHandover({ type: 'proof', picture, action: proofAction })
  }, [proofAction])
  const context = useMemo(
    () => ({
      conversation: { id, kind },
      reply: (message: Message) => setHandover({ type: 'reply', message }),
      takeBack: (entry: Outgoing) => setHandover({ type: 'back', entry }),
      aside,
      edit: (message: Message | null, from?: 'field') => {
        if (!message) return
        begun.current = from
        setEditing(message.id)
      },
      endEdit: (message: Message) => {
        if (edited.current !== message.id) return
        setEditing(null)
        if (begun.current === 'field') setHandover({ type: 'focus' })
        else focusOn(articleOf(root.current, message.number))
      },
      jumpTo,
      open: setViewed,
      ask: setAbout,
      useAsProof,
    }),
    [id, kind, aside, jumpTo, useAsProof],
  )
  const backTo = ({ number }: Message) => focusOn(articleOf(root.current, number))
  const closeViewer = () => {
    setViewed(null)
    if (viewed) backTo(viewed.message)
  }
  const closeAbout = () => {
    setAbout(null)
    if (about) backTo(about.message)
  }
  const taken = useCallback(() => setHandover(null), [])
  return (
    <ThreadProvider value={context}>
      <EditingProvider value={editing}>
        <div ref={root} className={styles.thread} {...drop.on}>
          <PinnedBar conversation={conversation} />
          <MessageList key={`list ${id}`} conversation={conversation} />
          <ScheduledList conversation={conversation} />
          <Composer key={id} conversation={conversation} handover={handover} onTaken={taken} />
          {drop.over && <div className={styles.drop}>{t('composer.drop')}</div>}
        </div>
        <Suspense fallback={null}>
          {viewed && <Viewer shown={viewed} onShow={setViewed} onClose={closeViewer} />}
          {about && <AboutDialog about={about} onClose={closeAbout} />}
        </Suspense>
      </EditingProvider>
    </ThreadProvider>
  )
}
