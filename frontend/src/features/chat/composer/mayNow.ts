import type { ChannelLimits, Conversation } from '@/api/types'
import { windowOf } from '../thread/WindowChip'

/** What may be said to a customer now; `human_agent`: anything, but marked as a late answer. */
export type May = 'free' | 'template' | 'human_agent' | 'nothing'

export function mayNow(item: Conversation, limits: ChannelLimits | undefined, now: number): May {
  if (windowOf(item, now) !== 'closed') return 'free'
  if (limits?.after_window === 'template') return 'template'
  const until = limits?.after_window_until
  return until && now < Date.parse(until) ? 'human_agent' : 'nothing'
}
