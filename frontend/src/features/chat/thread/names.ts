import { createContext, useContext, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useUser } from '@/api/session'
import type { Conversation, Message } from '@/api/types'
import { useKnownColleagues } from '../data/colleagues'

type NameOf = (id: string) => string

const Context = createContext<NameOf>(id => id)
export const NamesProvider = Context

/** Turns the ids on a reaction into names. */
export function useNames(): NameOf {
  return useContext(Context)
}

/** Those known to a thread: members, those who wrote here, colleagues. */
export function useNamesIn(
  { members, customer }: Pick<Conversation, 'members' | 'customer'>,
  messages: Message[],
): NameOf {
  const { t } = useTranslation('chat')
  const { id: me } = useUser()
  const colleagues = useKnownColleagues()
  const told = useMemo(() => {
    const authors = messages.flatMap(message => message.author ?? [])
    const people = [...colleagues, ...authors, ...(members ?? [])]
    const names = new Map(people.map(person => [person.id, person.name]))
    if (customer?.identity) names.set(customer.identity, customer.name)
    return JSON.stringify([...names])
  }, [colleagues, messages, members, customer])
  // Told anew only when a name changes: each message with reactions hangs on it.
  return useMemo(() => {
    const names = new Map(JSON.parse(told) as [string, string][])
    return person => (person === me ? t('message.you') : names.get(person) || t('message.somebody'))
  }, [told, me, t])
}
