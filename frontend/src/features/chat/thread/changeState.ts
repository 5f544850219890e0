import type { TFunction } from 'i18next'
import { complain } from '@/api/complain'
import type { Conversation, ConversationState } from '@/api/types'
import { formatMoment } from '@/lib/format'
import type { When } from '@/lib/when'
import { notify } from '@/ui/notify'
import { setState, snooze, undo } from '../data/operations'
import { asksForLabel } from './askLabel'

/** Changes the state at once and offers the way back. */
export function changeState(item: Conversation, state: ConversationState, t: TFunction): void {
  setState(item.id, state).then(
    () =>
      notify(t(`chat:thread.now.${state}`), {
        label: t('common:undo'),
        run: () => void undo(item.id, state).catch(complain),
      }),
    error => asksForLabel(error, [item.id], () => changeState(item, state, t)) || complain(error),
  )
}

/** Puts it aside and offers the way back. */
export function snoozeIt(item: Conversation, when: When, t: TFunction): void {
  const until = 'at' in when ? when.at.toISOString() : null
  snooze(item.id, until).then(
    () =>
      notify(
        until ? t('chat:snooze.until', { at: formatMoment(until) }) : t('chat:snooze.onReply'),
        {
          label: t('common:undo'),
          run: () => void undo(item.id, 'snoozed').catch(complain),
        },
      ),
    complain,
  )
}
