import type { Channel } from '../data'
import { shakesHands } from '../kinds'

export type StepKey = 'needs' | 'fields' | 'address' | 'test' | 'message'

/** In the order a person walks them: Telegram learns our address by itself, Meta asks first. */
export function stepsOf({ kind }: Pick<Channel, 'kind'>): StepKey[] {
  if (kind === 'telegram') return ['needs', 'fields', 'test', 'message']
  if (shakesHands(kind)) return ['needs', 'fields', 'address', 'test', 'message']
  return ['needs', 'fields', 'test', 'address', 'message']
}

type Standing = Pick<Channel, 'kind' | 'token_state' | 'stopped_at' | 'heard_at' | 'registered_at'>

function isDone(step: StepKey, channel: Standing): boolean {
  if (step === 'test') return channel.token_state === 'valid' && !channel.stopped_at
  if (step === 'address') return Boolean(channel.registered_at ?? channel.heard_at)
  return step !== 'message' || channel.heard_at !== null
}

/** The first step that is still to be done; null when the channel is set up. */
export function missingStep(channel: Standing): StepKey | null {
  if (channel.kind === 'web') return null
  // Whoever has been written to is set up, whatever was never pressed.
  if (channel.heard_at && channel.token_state !== 'refused') return null
  return stepsOf(channel).find(step => !isDone(step, channel)) ?? null
}

export interface Walked {
  key: StepKey
  state: 'done' | 'now' | 'later'
}

export function walkOf(channel: Standing): Walked[] {
  const missing = missingStep(channel)
  return stepsOf(channel).map(key => ({
    key,
    state: key === missing ? 'now' : isDone(key, channel) || !missing ? 'done' : 'later',
  }))
}
