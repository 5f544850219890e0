import i18next from 'i18next'
import type { Happened, PersonRef } from '@/api/types'
import { referralTitle } from './content/referral'

/** What was done to a conversation, in the reader's words; empty where we have none for it. */
export function happenedText(happened: Happened): string {
  const { event, by, to, team, kept, gone, joined = [], left = [], referral, ...facts } = happened
  const values = {
    ...facts,
    by: by?.name,
    to: to?.name,
    kept: kept?.name,
    gone: gone?.name,
    team: team?.name,
    referral: referral && referralTitle(referral, i18next.t),
  }
  const key = `chat:event.${event === 'teamed' && !team ? 'unteamed' : event}`
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
