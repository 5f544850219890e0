import type { TFunction } from 'i18next'
import type { MessageKind } from '@/api/types'

/** One line for rows, quotes and announcements; a kind without words gets its name. */
export function previewOf(message: { kind: MessageKind; text: string }, t: TFunction): string {
  return message.text.replace(/\s+/g, ' ').trim() || t(`chat:kind.${message.kind}`)
}
