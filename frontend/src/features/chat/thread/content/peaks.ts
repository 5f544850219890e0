/** Bars of a drawn voice note. */
export const BARS = 44
const MOST_BYTES = 4_000_000
const KEPT = 200

export interface Sound {
  /** 0 to 1, one per bar. */
  peaks: number[]
  seconds: number
}

/** The loudest of each stretch, stretched so that the loudest of all fills the height. */
export function peaksOf(samples: ArrayLike<number>, bars = BARS): number[] {
  const peaks = Array.from({ length: bars }, (_, bar) => {
    const from = Math.floor((bar * samples.length) / bars)
    const to = Math.max(from + 1, Math.floor(((bar + 1) * samples.length) / bars))
    let most = 0
    for (let at = from; at < Math.min(to, samples.length); at++) {
      most = Math.max(most, Math.abs(samples[at] ?? 0))
    }
    return most
  })
  const loudest = Math.max(...peaks)
  return loudest > 0 ? peaks.map(peak => peak / loudest) : peaks
}

/** The bars as one line of an SVG, `bars` units wide and 2 high around the middle. */
export function pathOf(peaks: number[]): string {
  return peaks
    .map((peak, at) => {
      const half = Math.max(0.06, peak * 0.92)
      return `M${at + 0.5} ${(1 - half).toFixed(3)}V${(1 + half).toFixed(3)}`
    })
    .join('')
}

const known = new Map<string, Promise<Sound | null>>()

/** What a sound file looks and how long it plays; null where this browser cannot read it. */
export function soundOf(id: string, url: string, bytes: number | null): Promise<Sound | null> {
  const before = known.get(id)
  if (before) return before
  const sound = (bytes ?? 0) > MOST_BYTES ? Promise.resolve(null) : decoded(url)
  known.set(id, sound)
  if (known.size > KEPT) known.delete(known.keys().next().value ?? id)
  return sound
}

/** What was recorded here is known before it is heard back. */
export function rememberSound(id: string, sound: Sound): void {
  known.set(id, Promise.resolve(sound))
}

async function decoded(url: string): Promise<Sound | null> {
  try {
    const bytes = await (await fetch(url)).arrayBuffer()
    const audio = await new OfflineAudioContext(1, 1, 22_050).decodeAudioData(bytes)
    return { peaks: peaksOf(audio.getChannelData(0)), seconds: audio.duration }
  } catch {
    return null
  }
}
