/** What programs can be told; a kind of a newer hub is kept where it is already chosen. */
export const EVENTS = [
  'message.received',
  'message.sent',
  'note.added',
  'conversation.changed',
] as const

/** Texts are looked up by dots, which the names of events have too. */
export function eventKey(event: string): string {
  return event.replaceAll('.', '_')
}
