import type { ReactNode } from 'react'
import styles from './primitives.module.css'

interface Props {
  count: number
  /** Loud on what calls, quiet on what is muted, plain where it only says how many. */
  tone?: 'loud' | 'quiet' | 'plain'
  /** It sits on the corner of a sign, parted from it by a ring. */
  ringed?: boolean
  /** Before the number. */
  sign?: ReactNode
  /** After it, for those who hear it. */
  words?: string
  /** Shown as more than this. */
  most?: number
  className?: string
  'aria-hidden'?: boolean
  'data-badge'?: string
}

/** How many of something there are. */
export function CountBadge({
  count,
  tone = 'loud',
  ringed,
  sign,
  words,
  most = 99,
  ...rest
}: Props) {
  return (
    <span
      {...rest}
      className={`${styles.badge} ${rest.className ?? ''}`}
      data-tone={tone}
      data-ringed={ringed || undefined}
    >
      {sign}
      {count > most ? `${most}+` : count}
      {words && <span className="visually-hidden"> {words}</span>}
    </span>
  )
}
