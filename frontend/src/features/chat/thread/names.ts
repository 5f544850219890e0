import { useTranslation } from 'react-i18next'
import { queryClient } from '@/api/query'
import { useUser } from '@/api/session'
import { knownConversation } from '../data/cache'
import type { Colleague } from '../data/colleagues'
import { knownMessages } from '../data/messages'
import { useThread } from './context'

/** Turns the ids on a reaction into names: members, those who wrote here, colleagues. */
export function useNames(): (id: string) => string {
  const { t } = useTranslation('chat')
  const { id: me } = useUser()
  const { conversation } = useThread()
  const { members = [], customer } = knownConversation(conversation.id) ?? {}
  const authors = knownMessages(conversation.id).flatMap(message => message.author ?? [])
  const colleagues = queryClient.getQueryData<Colleague[]>(['colleagues']) ?? []
  const names = new Map(
    [...colleagues, ...authors, ...members].map(person => [person.id, person.name]),
  )
  if (customer?.identity) names.set(customer.identity, customer.name)
  return person => (person === me ? t('message.you') : names.get(person) || t('message.somebody'))
}
