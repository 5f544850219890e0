import type { TFunction } from 'i18next'
import { complain } from '@/api/complain'
import { ApiError } from '@/api/errors'
import type { PersonRef } from '@/api/types'
import { notify } from '@/ui/notify'
import { knownConversation } from '../data/cache'
import { claim } from '../data/operations'
import { placeConversation } from '../data/place'

/** Takes a free conversation; whoever is a moment late is told who has it. */
export async function takeIt(id: string, me: PersonRef, t: TFunction): Promise<void> {
  try {
    await claim(id, me)
  } catch (error) {
    const owner = error instanceof ApiError ? (error.fields.assignee as PersonRef) : undefined
    if (!owner?.name) return complain(error)
    const item = knownConversation(id)
    if (item) placeConversation({ ...item, assignee: owner }, item)
    notify(t('chat:thread.claimedBy', { name: owner.name }), undefined, 'bad')
  }
}
