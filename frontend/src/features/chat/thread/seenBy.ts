import type { Member, Message } from '@/api/types'
import type { Marks } from '../data/reading'

/** Who of the others has read this message; whoever wrote later has read it too. */
export function readersOf(message: Message, others: Member[], marks: Marks): Member[] {
  return others.filter(({ id }) => id !== message.author?.id && (marks[id] ?? 0) >= message.number)
}

/** Message number → whose last read message it is; people stand under one message each. */
export function facesOf(
  messages: Message[],
  others: Member[],
  marks: Marks,
): Map<number, Member[]> {
  const faces = new Map<number, Member[]>()
  const shown = messages.filter(({ kind }) => kind !== 'system' && kind !== 'hidden')
  for (const person of others) {
    const last = shown.findLast(message => message.number <= (marks[person.id] ?? 0))
    if (!last || last.author?.id === person.id) continue
    faces.set(last.number, [...(faces.get(last.number) ?? []), person])
  }
  return faces
}

/** Marks as told, raised by what each person wrote. */
export function raisedMarks(messages: Message[], marks: Marks): Marks {
  const raised = { ...marks }
  for (const { author, number } of messages) {
    if (author && number > (raised[author.id] ?? 0)) raised[author.id] = number
  }
  return raised
}
