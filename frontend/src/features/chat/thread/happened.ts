import i18next from 'i18next'
import type { Happened, PersonRef } from '@/api/types'

/** What was done to a conversation, in the reader's words; empty where we have none for it. */
export function happenedText({ event, by, to, title, joined = [], left = [] }: Happened): string {
  const values = { by: by?.name, to: to?.name, title }
  const key = `chat:event.${event}`
  return [
    event && i18next.exists(key) && i18next.t(key, values),
    joined.length > 0 && i18next.t('chat:event.joined', { ...values, names: namesOf(joined) }),
    left.length > 0 && i18next.t('chat:event.left', { ...values, names: namesOf(left) }),
  ]
    .filter(Boolean)
    .join(' · ')
}

function namesOf(people: PersonRef[]): string {
  return people.map(person => person.name).join(', ')
}
