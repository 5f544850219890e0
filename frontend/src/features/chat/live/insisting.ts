import { chimeAgain } from '@/alerts/ring'
import { knownConversation } from '../data/cache'
import { isOnScreen } from './watching'

const EVERY_MS = 30_000
const LONGEST_MS = 10 * 60_000

/** Customers nobody has taken, and since when they call. */
const calling = new Map<string, number>()
let timer: ReturnType<typeof setInterval> | undefined

/** Rings again and again for a customer's message until somebody takes the conversation. */
export function insist(conversation: string): void {
  if (!calling.has(conversation)) calling.set(conversation, Date.now())
  timer ??= setInterval(again, EVERY_MS)
}

export function stopInsisting(): void {
  calling.clear()
  clearInterval(timer)
  timer = undefined
}

function again(): void {
  for (const [id, since] of calling) {
    if (Date.now() - since > LONGEST_MS || isTaken(id)) calling.delete(id)
  }
  if (calling.size === 0) stopInsisting()
  else chimeAgain()
}

function isTaken(id: string): boolean {
  const item = knownConversation(id)
  if (!item || item.assignee || !item.needs_reply_since) return true
  return item.state === 'resolved' || item.state === 'snoozed' || isOnScreen(id)
}
