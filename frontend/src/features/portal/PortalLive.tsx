import { useQueryClient } from '@tanstack/react-query'
import type { Message } from '@/api/types'
import { conversationOf } from '@/realtime/frames'
import { useRealtime, useRealtimeListener } from '@/realtime/RealtimeProvider'
import { type Balance, keys } from './data'
import { putMessage } from './messages'

/** Keeps the portal's cache right while the socket speaks. */
export function PortalLive() {
  const client = useQueryClient()
  const { outbox } = useRealtime()
  useRealtimeListener({
    change: (stream, change) => {
      if (change.kind === 'message') {
        const message = change.data as Message
        putMessage(client, message)
        outbox.arrived(change.client_id ?? message.client_id)
        // An answer unlocks, a card moves: both change what the table offers.
        void client.invalidateQueries({ queryKey: keys.communications })
        if (message.kind === 'card') void client.invalidateQueries({ queryKey: keys.recharges })
      } else if (change.kind === 'balance') {
        client.setQueryData<Balance>(keys.balance, change.data as Balance)
        void client.invalidateQueries({ queryKey: keys.movements })
        void client.invalidateQueries({ queryKey: keys.recharges })
      } else if (change.kind === 'notification') {
        // Told when a request is answered, also when its message came before the unlocking.
        void client.invalidateQueries({ queryKey: keys.communications })
      } else if (change.kind === 'conversation' && conversationOf(stream)) {
        void client.invalidateQueries({ queryKey: keys.conversations })
      }
    },
    stored: message => putMessage(client, message),
    reset: stream => {
      const conversation = conversationOf(stream)
      if (conversation) {
        void client.invalidateQueries({ queryKey: keys.messages(conversation) })
      } else void client.invalidateQueries({ queryKey: ['portal'] })
    },
  })
  return null
}
