import { BARS, pathOf } from './peaks'
import styles from './player.module.css'

const FLAT = Array.from({ length: BARS }, () => 0)

/** The shape of a sound; `played` is a share from 0 to 1. */
export function Waveform({ peaks, played }: { peaks: number[] | null; played: number }) {
  const shown = peaks ?? FLAT
  const path = pathOf(shown)
  return (
    <svg
      className={styles.wave}
      viewBox={`0 0 ${shown.length} 2`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path d={path} />
      <path d={path} data-played style={{ clipPath: `inset(0 ${(1 - played) * 100}% 0 0)` }} />
    </svg>
  )
}
