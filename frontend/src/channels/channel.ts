import type { ReactNode } from 'react'

/** What `channels/<kind>/index.tsx` exports by default. */
export interface ChannelLook {
  /** The product's own name, the same in every language. */
  name: string
  colour: string
  /** Drawn in white on a 16 × 16 field. */
  glyph: ReactNode
  /** The channel lets us answer freely only for some hours after the person's last message. */
  window: boolean
}
