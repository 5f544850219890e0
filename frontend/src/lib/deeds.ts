import i18next from 'i18next'

/** What rules and macros do, in order; the hub refuses any other kind. */
export type Deed =
  | { kind: 'say' | 'note'; text: string }
  | { kind: 'assign' | 'team'; to: string | null }
  | { kind: 'labels'; add: string[]; remove: string[] }
  | { kind: 'priority'; to: number }
  | { kind: 'state'; to: 'open' | 'pending' | 'resolved' }
  | { kind: 'snooze'; minutes: number | null }
  | { kind: 'subscription' | 'macro'; id: string }

export type DeedKind = Deed['kind']

/** Names of the people, teams, addresses and macros that deeds point to. */
export type NameOf = (id: string) => string | undefined

const LONGEST = 80

/** What an action does, in the reader's words; one line each. */
export function deedText(deed: Deed, nameOf: NameOf): string {
  const words = (key: string, values?: Record<string, unknown>) =>
    i18next.t(`common:deed.${key}`, values)
  switch (deed.kind) {
    case 'say':
    case 'note':
      return words(deed.kind, { text: shortened(deed.text) })
    case 'assign':
    case 'team':
      return deed.to === null
        ? words(`${deed.kind}None`)
        : words(deed.kind, { name: nameOf(deed.to) ?? words('gone') })
    case 'labels':
      return [
        deed.add.length > 0 && words('labelsAdd', { names: deed.add.join(', ') }),
        deed.remove.length > 0 && words('labelsRemove', { names: deed.remove.join(', ') }),
      ]
        .filter(Boolean)
        .join(' · ')
    case 'priority':
      return words('priority', { name: i18next.t(`common:priority.${deed.to}`) })
    case 'state':
      return words(`state_${deed.to}`)
    case 'snooze':
      return deed.minutes === null
        ? words('snoozeReply')
        : words('snooze', { time: minutesText(deed.minutes) })
    default:
      return words(deed.kind, { name: nameOf(deed.id) ?? words('gone') })
  }
}

/** A stretch of minutes as people say it: 90 → 1 h 30 min. */
export function minutesText(minutes: number): string {
  const days = Math.floor(minutes / 1440)
  const hours = Math.floor((minutes % 1440) / 60)
  const rest = minutes % 60
  return [days && `${days} d`, hours && `${hours} h`, (rest || minutes === 0) && `${rest} min`]
    .filter(Boolean)
    .join(' ')
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line
}
