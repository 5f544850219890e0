import type { ChannelLimits, MessageKind } from '@/api/types'

/** Long text travels in parts; beyond these the hub refuses it. */
const MOST_PARTS = 10

export interface TextFit {
  left: number
  parts: number
  tooLong: boolean
  /** Worth showing: close to the limit or over it. */
  near: boolean
}

export function fitOf(text: string, limits: ChannelLimits | undefined): TextFit {
  const most = limits?.text ?? null
  if (!most) return { left: 0, parts: 1, tooLong: false, near: false }
  // Counted as the hub does: bytes where the channel counts them, else the units of JavaScript.
  const length = limits?.text_in_bytes ? new TextEncoder().encode(text).length : text.length
  const parts = Math.max(1, Math.ceil(length / most))
  return {
    left: most - length,
    parts,
    tooLong: parts > MOST_PARTS,
    near: length > most * 0.8,
  }
}

export function kindOf(file: File): MessageKind {
  const family = file.type.split('/')[0]
  return family === 'image' || family === 'video' || family === 'audio' ? family : 'file'
}

/** Why the channel will not take this file, before it is sent; null when it will. */
export function refusalOf(
  file: File,
  limits: ChannelLimits | undefined,
): { reason: 'kind' | 'size'; most: number } | null {
  const kinds = limits?.kinds
  if (!kinds || Object.keys(kinds).length === 0) return null
  const limit = kinds[kindOf(file)] ?? kinds.file
  if (limit === undefined) return { reason: 'kind', most: 0 }
  const most = typeof limit === 'number' ? limit : (limit.bytes ?? 0)
  return most > 0 && file.size > most ? { reason: 'size', most } : null
}
