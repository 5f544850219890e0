import type { TFunction } from 'i18next'
import { isAhead } from '@/alerts/quiet'
import { type Note, ring } from '@/alerts/ring'
import type { Conversation, Message, User } from '@/api/types'
import { ANSWERING } from '@/lib/roles'
import { knownConversation } from '../data/cache'
import { nameOf } from '../list/ConversationRow'
import { previewOf } from '../thread/preview'
import { insist } from './insisting'
import { isOnScreen } from './watching'

const WORDS = 180
const STRANGER_MS = 1_000

/** Rings for a message that has just arrived, as far as it is this person's business. */
export function call(message: Message, me: User, t: TFunction): void {
  const item = knownConversation(message.conversation)
  if (item) callFor(message, item, me, t)
  // A conversation never seen here is being fetched: only then is it known whose business it is.
  else
    setTimeout(() => callFor(message, knownConversation(message.conversation), me, t), STRANGER_MS)
}

function callFor(message: Message, item: Conversation | undefined, me: User, t: TFunction): void {
  if (item?.customer?.spam) return
  const own = item?.own
  ring(
    {
      own: message.author?.id === me.id,
      personal: isPersonal(message, item, me.id),
      inView: isOnScreen(message.conversation),
      notify: isTheirs(message, item, me) ? (own?.notify ?? 'all') : 'mentions',
      muted: isAhead(own?.muted_until, new Date()),
    },
    noteOf(message, item, t),
  )
  if (item && message.direction === 'in' && ANSWERING.includes(me.role)) insist(item.id)
}

function isPersonal(message: Message, item: Conversation | undefined, me: string): boolean {
  if (item?.kind === 'direct' || message.mentions?.includes(me)) return true
  return message.reply_to?.author?.id === me
}

/** A customer calls whoever attends them, or everyone who answers while nobody does. */
function isTheirs(message: Message, item: Conversation | undefined, me: User): boolean {
  if (isOurs(item)) return true
  if (message.direction !== 'in') return false
  return item?.assignee ? item.assignee.id === me.id : ANSWERING.includes(me.role)
}

function isOurs(item: Conversation | undefined): boolean {
  return item?.kind === 'direct' || item?.kind === 'group'
}

function noteOf(message: Message, item: Conversation | undefined, t: TFunction): Note {
  const author = message.author?.name ?? ''
  const said = previewOf(message, t).slice(0, WORDS)
  const place = isOurs(item) ? '/team' : '/inbox'
  const title = item ? nameOf(item, author) : author
  return {
    title: title || t('chat:unnamed'),
    body: author && author !== title ? `${author}: ${said}` : said,
    link: `${place}/${message.conversation}`,
  }
}
