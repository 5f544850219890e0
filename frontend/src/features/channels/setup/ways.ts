import type { ChannelKind } from '@/api/types'
import type { Connectable } from '../kinds'

/** A way to connect: some providers have two, and a person should know which is theirs. */
export interface Way {
  key: string
  kind: Connectable
  /** Kept with the channel, so that whoever comes back is led on the same way. */
  path: string
  /** The guide that tells it with pictures. */
  guide: string
}

export const WAYS: readonly Way[] = [
  { key: 'telegram', kind: 'telegram', path: '', guide: 'telegram' },
  { key: 'cloud', kind: 'whatsapp_cloud', path: '', guide: 'whatsapp-cloud' },
  {
    key: 'coexistence',
    kind: 'whatsapp_cloud',
    path: 'coexistence',
    guide: 'whatsapp-coexistencia',
  },
  { key: 'sandbox', kind: 'whatsapp_twilio', path: 'sandbox', guide: 'whatsapp-twilio' },
  { key: 'sender', kind: 'whatsapp_twilio', path: 'sender', guide: 'whatsapp-twilio' },
  { key: 'messenger', kind: 'messenger', path: '', guide: 'messenger' },
  { key: 'instagram', kind: 'instagram', path: '', guide: 'instagram' },
]

export function wayOf({ kind, path }: { kind: ChannelKind; path: string }): Way | null {
  const ways = WAYS.filter(way => way.kind === kind)
  return ways.find(way => way.path === path) ?? ways.at(-1) ?? null
}

export function wayCalled(key: string): Way | null {
  return WAYS.find(way => way.key === key) ?? null
}
