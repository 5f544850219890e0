interface Props {
  size?: number
  /** The house's own picture. */
  src?: string | null
}

/** The house's picture; without one, a counter bell on its counter. */
export function Logo({ size = 28, src }: Props) {
  if (src) {
    return <img src={src} alt="" width={size} height={size} style={{ objectFit: 'contain' }} />
  }
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="8" fill="var(--primary)" />
      <g fill="var(--on-primary)">
        <path d="M6 20h20v3a2 2 0 0 1-2 2H8a2 2 0 0 1-2-2z" />
        <path d="M11 17a5 5 0 0 1 10 0z" />
        <circle cx="16" cy="10" r="1.6" />
      </g>
    </svg>
  )
}
