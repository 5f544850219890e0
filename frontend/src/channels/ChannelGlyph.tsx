import { channelLook } from './registry'

/** A small mark in the provider's colour. */
export function ChannelGlyph({ kind, size = 16 }: { kind: string; size?: number }) {
  const { colour, glyph, name } = channelLook(kind)
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" role="img" aria-label={name}>
      <title>{name}</title>
      <circle cx="8" cy="8" r="8" fill={colour} />
      {glyph}
    </svg>
  )
}
