import type { TFunction } from 'i18next'
import { complain } from '@/api/complain'
import type { Conversation, ConversationState } from '@/api/types'
import { notify } from '@/ui/notify'
import { setState } from '../data/operations'

/** Changes the state at once and offers the way back. */
export function changeState(item: Conversation, state: ConversationState, t: TFunction): void {
  const before = item.state
  setState(item.id, state).then(
    () =>
      notify(t(`chat:thread.now.${state}`), {
        label: t('common:undo'),
        run: () => void setState(item.id, before).catch(complain),
      }),
    complain,
  )
}
