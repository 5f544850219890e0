import type { TFunction } from 'i18next'
import type { Attachment, MessageKind } from '@/api/types'
import { formatDuration } from '@/lib/format'

export interface Previewed {
  kind: MessageKind
  text: string
  attachments?: Attachment[]
}

/** Shown as what they are: the names of their files say nothing to a person. */
const SEEN_OR_HEARD: MessageKind[] = ['image', 'video', 'audio', 'sticker']
const FILE_NAME = /^\S+\.\w{2,5}$/

/** One line for rows, quotes and announcements; a kind without words gets its name. */
export function previewOf({ kind, text, attachments }: Previewed, t: TFunction): string {
  const words = text.replace(/\s+/g, ' ').trim()
  if (words && !(SEEN_OR_HEARD.includes(kind) && FILE_NAME.test(words))) return words
  const seconds = kind === 'audio' ? attachments?.[0]?.duration : null
  const name = t(`chat:kind.${kind}`)
  return seconds ? `${name} ${formatDuration(seconds)}` : name
}
