import type { ChannelLook } from './channel'

const modules = import.meta.glob('./*/index.tsx', { eager: true, import: 'default' }) as Record<
  string,
  ChannelLook
>

const UNKNOWN: ChannelLook = { name: '', colour: '#6a645a', glyph: null, window: false }

export function channelLook(kind: string | undefined): ChannelLook {
  return modules[`./${kind}/index.tsx`] ?? UNKNOWN
}
