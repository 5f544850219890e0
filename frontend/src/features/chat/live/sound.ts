import { keep, readKept } from '@/lib/kept'
import { createStore } from '@/lib/store'

const PAUSE_MS = 1_500
export const soundOn = createStore(readKept<boolean>('sound') ?? true)

let context: AudioContext | null = null
let last = 0

export function setSound(on: boolean): void {
  keep('sound', on)
  soundOn.set(on)
}

/** Two soft notes of a counter bell; a burst rings once. Browsers keep it silent before the first click. */
export function chime(): void {
  if (!soundOn.get() || Date.now() - last < PAUSE_MS || typeof AudioContext === 'undefined') return
  last = Date.now()
  context ??= new AudioContext()
  if (context.state !== 'running') {
    void context.resume()
    return
  }
  note(context, 1318.5, 0)
  note(context, 1760, 0.09)
}

function note(audio: AudioContext, frequency: number, delay: number): void {
  const start = audio.currentTime + delay
  const tone = audio.createOscillator()
  const volume = audio.createGain()
  tone.frequency.value = frequency
  volume.gain.setValueAtTime(0.0001, start)
  volume.gain.exponentialRampToValueAtTime(0.08, start + 0.01)
  volume.gain.exponentialRampToValueAtTime(0.0001, start + 0.5)
  tone.connect(volume).connect(audio.destination)
  tone.start(start)
  tone.stop(start + 0.5)
}
