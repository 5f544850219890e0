import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useUser } from '@/api/session'
import { useRealtime, useRealtimeListener } from '@/realtime/RealtimeProvider'
import { announce } from '@/ui/live'
import { useCounts } from '../data/conversations'
import { previewOf } from '../thread/preview'
import { applyChange, applyHeads, applyReset, applyStored } from './apply'
import { heardEphemeral } from './presence'
import { chime } from './sound'
import { isWatching } from './watching'

/** Keeps the cache right from the socket and calls the ear, behind every page of the staff shell. */
export function ChatLive() {
  const { t } = useTranslation('chat')
  const { id: me } = useUser()
  const { outbox } = useRealtime()
  useRealtimeListener({
    change: (stream, change) => {
      const arrived = applyChange(stream, change, me)
      const { client_id } = change.data as { client_id?: string | null }
      outbox.arrived(change.client_id ?? client_id)
      if (!arrived || arrived.direction === 'internal') return
      if (!isWatching(arrived.conversation)) chime()
      announce(t('live.arrived', { name: arrived.author?.name ?? '', text: previewOf(arrived, t) }))
    },
    reset: applyReset,
    heads: applyHeads,
    stored: applyStored,
    ephemeral: (kind, data) => heardEphemeral(kind, data, me),
  })
  return <TitleCounter />
}

function TitleCounter() {
  const { unread } = useCounts()
  const { t } = useTranslation()
  useEffect(() => {
    document.title = unread > 0 ? `(${unread}) ${t('appName')}` : t('appName')
  }, [unread, t])
  return null
}
