const PAUSE_MS = 1_500

let context: AudioContext | null = null
let last = 0

/**
 * Two soft notes of a counter bell; a burst rings once. Returns whether it can be heard: browsers
 * keep a page silent before its first click.
 */
export function chime(): boolean {
  if (Date.now() - last < PAUSE_MS) return true
  if (typeof AudioContext === 'undefined') return false
  context ??= new AudioContext()
  if (context.state !== 'running') {
    void context.resume()
    return false
  }
  last = Date.now()
  note(context, 1318.5, 0)
  note(context, 1760, 0.09)
  return true
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
