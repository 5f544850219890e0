import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { showCount } from '@/alerts/counter'
import { clearNotes } from '@/alerts/desktop'
import { useHouse } from '@/api/house'
import { useUser } from '@/api/session'
import { useRealtime, useRealtimeListener } from '@/realtime/RealtimeProvider'
import { announce } from '@/ui/live'
import { notify } from '@/ui/notify'
import { knownConversation } from '../data/cache'
import { useCounts } from '../data/conversations'
import { useStaffUnread } from '../data/staff'
import { previewOf } from '../thread/preview'
import { applyHeads, applyReset, applyWelcome, unheardMarks } from './absence'
import { applyChange, applyStored } from './apply'
import { teamBadge } from './badge'
import { call } from './calling'
import { stopInsisting } from './insisting'
import { left } from './left'
import { isNews } from './news'
import { heardEphemeral } from './presence'
import { useFocus } from './useFocus'

/** Keeps the cache right from the socket and calls the ear, behind every page of the staff shell. */
export function ChatLive() {
  const { t } = useTranslation('chat')
  const user = useUser()
  const me = user.id
  const realtime = useRealtime()
  const { outbox } = realtime
  useRealtimeListener({
    change: (stream, change) => {
      const arrived = applyChange(stream, change, me)
      if (change.kind === 'user') clearRead(change.data as { conversation?: string })
      const { client_id } = change.data as { client_id?: string | null }
      outbox.arrived(change.client_id ?? client_id)
      if (!arrived || !isNews(arrived)) return
      call(arrived, user, t)
      if (arrived.direction === 'internal') return
      announce(t('live.arrived', { name: arrived.author?.name ?? '', text: previewOf(arrived, t) }))
    },
    reset: applyReset,
    heads: heads => {
      for (const [id, number] of unheardMarks(heads)) realtime.read(id, number)
      applyHeads(heads)
    },
    welcome: applyWelcome,
    stored: applyStored,
    ephemeral: (kind, data) => heardEphemeral(kind, data, me),
  })
  useEffect(() => stopInsisting, [])
  useTeamCount()
  useLeftWord()
  useFocus()
  return <TitleCounter />
}

/** Read on another device: what stands on this desktop about it is over. */
function clearRead({ conversation = '' }: { conversation?: string }): void {
  if (knownConversation(conversation)?.unread === 0) void clearNotes(conversation)
}

function useTeamCount(): void {
  const unread = useStaffUnread()
  useEffect(() => {
    teamBadge.set(unread)
    return () => teamBadge.set(0)
  }, [unread])
}

/** Whoever is let out of a conversation is told so, on whatever page they are. */
function useLeftWord(): void {
  const { t } = useTranslation('chat')
  useEffect(
    () =>
      left.subscribe(() => {
        const gone = left.get()
        if (gone) notify(t('team.left', { name: gone.title || t('unnamed') }))
      }),
    [t],
  )
}

function TitleCounter() {
  const { calling } = useCounts()
  const { name } = useHouse()
  useEffect(() => showCount(calling, name), [calling, name])
  useEffect(() => () => showCount(0, name), [name])
  return null
}
