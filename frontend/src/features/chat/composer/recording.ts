import { peaksOf, type Sound } from '../thread/content/peaks'

const SAMPLE_MS = 60
const LONGEST_MS = 15 * 60_000
/** Ogg first: it is what every provider plays as a voice note. */
const TYPES = [
  ['audio/ogg;codecs=opus', 'ogg'],
  ['audio/webm;codecs=opus', 'weba'],
  ['audio/mp4', 'm4a'],
] as const

/** Whether this browser records what providers other than our own channel play. */
export function recordsPlainly(): boolean {
  if (typeof MediaRecorder === 'undefined') return false
  return TYPES.find(([type]) => MediaRecorder.isTypeSupported(type))?.[1] === 'ogg'
}

export type Refusal = 'denied' | 'missing' | 'unsupported'

export interface Recorded {
  file: File
  sound: Sound
}

/** Why the microphone is not ours, from what the browser threw. */
export function refusalFrom(error: unknown): Refusal {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied'
  if (name === 'NotFoundError' || name === 'NotReadableError') return 'missing'
  return 'unsupported'
}

/** A voice note being recorded; `onLevel` hears the loudness (0 to 1) about 16 times a second. */
export class Recording {
  private readonly levels: number[] = []
  private readonly chunks: Blob[] = []
  private readonly started = performance.now()
  private readonly timer: ReturnType<typeof setInterval>
  private readonly stream: MediaStream
  private readonly recorder: MediaRecorder
  private readonly suffix: string
  private readonly audio: AudioContext

  private constructor(
    stream: MediaStream,
    onLevel: (levels: number[]) => void,
    onFull: () => void,
  ) {
    this.stream = stream
    const [type, suffix] = TYPES.find(([type]) => MediaRecorder.isTypeSupported(type)) ?? [
      '',
      'weba',
    ]
    this.suffix = suffix
    this.recorder = new MediaRecorder(stream, {
      ...(type && { mimeType: type }),
      audioBitsPerSecond: 32_000,
    })
    this.recorder.ondataavailable = ({ data }) => void this.chunks.push(data)
    this.recorder.start(1_000)
    this.audio = new AudioContext()
    const analyser = this.audio.createAnalyser()
    analyser.fftSize = 1024
    this.audio.createMediaStreamSource(stream).connect(analyser)
    const samples = new Float32Array(analyser.fftSize)
    this.timer = setInterval(() => {
      analyser.getFloatTimeDomainData(samples)
      this.levels.push(loudness(samples))
      onLevel(this.levels)
      if (this.milliseconds > LONGEST_MS) onFull()
    }, SAMPLE_MS)
  }

  /** Asks for the microphone; throws what the browser says when it is refused. */
  static async start(onLevel: (levels: number[]) => void, onFull: () => void): Promise<Recording> {
    const stream = await navigator.mediaDevices.getUserMedia({
      audio: { echoCancellation: true, noiseSuppression: true },
    })
    try {
      return new Recording(stream, onLevel, onFull)
    } catch (error) {
      silence(stream)
      throw error
    }
  }

  get milliseconds(): number {
    return performance.now() - this.started
  }

  async stop(): Promise<Recorded> {
    const seconds = this.milliseconds / 1000
    // A microphone that was unplugged has ended it already.
    if (this.recorder.state !== 'inactive') {
      await new Promise<void>(resolve => {
        this.recorder.onstop = () => resolve()
        this.recorder.stop()
      })
    }
    this.release()
    const type = this.recorder.mimeType.split(';')[0] || 'audio/webm'
    const name = `voz-${new Date().toISOString().slice(0, 16).replace(/[T:]/g, '-')}`
    const file = new File(this.chunks, `${name}.${this.suffix}`, { type })
    return { file, sound: { peaks: peaksOf(this.levels), seconds } }
  }

  cancel(): void {
    if (this.recorder.state !== 'inactive') this.recorder.stop()
    this.release()
  }

  /** The browser's sign that somebody listens goes out at once. */
  private release(): void {
    clearInterval(this.timer)
    silence(this.stream)
    void this.audio.close()
  }
}

function silence(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}

function loudness(samples: Float32Array): number {
  let sum = 0
  for (const sample of samples) sum += sample * sample
  return Math.min(1, Math.sqrt(sum / samples.length) * 4)
}
