import type { Attachment, Message } from '@/api/types'

/** A picture or a video and the message it came with. */
export interface Exhibit {
  message: Message
  file: Attachment
}

/** Everything the viewer can show of these messages, oldest first. */
export function galleryOf(messages: Message[]): Exhibit[] {
  return messages
    .filter(message => !message.deleted_at)
    .flatMap(message =>
      message.attachments
        .filter(({ kind, state }) => state === 'ready' && (kind === 'image' || kind === 'video'))
        .map(file => ({ message, file })),
    )
}

/** The neighbour of a file; null at the end of the row. */
export function neighbour(gallery: Exhibit[], file: string, step: number): Exhibit | null {
  const at = gallery.findIndex(exhibit => exhibit.file.id === file)
  return at < 0 ? null : (gallery[at + step] ?? null)
}
