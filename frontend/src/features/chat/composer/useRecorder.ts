import { useCallback, useEffect, useRef, useState } from 'react'
import { type Recorded, Recording, type Refusal, refusalFrom } from './recording'

export interface Recorder {
  phase: 'idle' | 'asking' | 'recording'
  refusal: Refusal | null
  seconds: number
  levels: number[]
  start: () => void
  /** Ends it and hands it over; false where nothing was being recorded. */
  stop: () => Promise<boolean>
  cancel: () => void
  forgive: () => void
}

const SHOWN = 36

/** A voice note from the first word to the file. */
export function useRecorder(onDone: (recorded: Recorded) => void): Recorder {
  const [phase, setPhase] = useState<Recorder['phase']>('idle')
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [heard, setHeard] = useState<{ seconds: number; levels: number[] }>({
    seconds: 0,
    levels: [],
  })
  const recording = useRef<Recording | null>(null)
  const wanted = useRef(false)
  const done = useRef(onDone)
  done.current = onDone

  const stop = useCallback(async () => {
    const now = recording.current
    recording.current = null
    wanted.current = false
    if (!now) return false
    const recorded = await now.stop()
    setPhase('idle')
    done.current(recorded)
    return true
  }, [])

  const cancel = useCallback(() => {
    wanted.current = false
    recording.current?.cancel()
    recording.current = null
    setPhase('idle')
  }, [])

  const start = useCallback(() => {
    wanted.current = true
    setRefusal(null)
    setHeard({ seconds: 0, levels: [] })
    setPhase('asking')
    const onLevel = (levels: number[]) =>
      setHeard({
        seconds: (recording.current?.milliseconds ?? 0) / 1000,
        levels: levels.slice(-SHOWN),
      })
    Recording.start(onLevel, () => void stop()).then(
      started => {
        // Somebody changed their mind while the browser was asking.
        if (!wanted.current) return started.cancel()
        recording.current = started
        setPhase('recording')
      },
      error => {
        setPhase('idle')
        setRefusal(refusalFrom(error))
      },
    )
  }, [stop])

  // Left in the middle: what was said is not lost, it waits among the files.
  useEffect(() => () => void stop(), [stop])
  const forgive = useCallback(() => setRefusal(null), [])
  return { phase, refusal, ...heard, start, stop, cancel, forgive }
}
