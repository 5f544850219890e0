import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDuration } from '@/lib/format'
import { IconButton } from '@/ui/IconButton'
import { IconPause, IconPlay } from '@/ui/icons'
import styles from './player.module.css'
import { silenceOthers } from './playing'
import { Waveform } from './Waveform'

const SPEEDS = [1, 1.5, 2]

interface Props {
  src: string | undefined
  /** Null while nobody knows. */
  seconds: number | null
  peaks: number[] | null
  onError?: () => void
}

/** A sound: play, where it is on its shape, how long it is, and faster. */
export function Player({ src, seconds, peaks, onError }: Props) {
  const { t } = useTranslation('chat')
  const audio = useRef<HTMLAudioElement>(null)
  const [playing, setPlaying] = useState(false)
  const [at, setAt] = useState(0)
  const [measured, setMeasured] = useState<number | null>(null)
  const [speed, setSpeed] = useState(1)
  const length = seconds ?? measured ?? 0

  const toggle = () => {
    const player = audio.current
    if (!player) return
    if (player.paused) void player.play().catch(() => setPlaying(false))
    else player.pause()
  }
  const faster = () => {
    const next = SPEEDS[(SPEEDS.indexOf(speed) + 1) % SPEEDS.length] ?? 1
    setSpeed(next)
    if (audio.current) audio.current.playbackRate = next
  }
  return (
    <div className={styles.audio}>
      <IconButton
        variant="filled"
        color="ink"
        radius="xl"
        label={t(playing ? 'audio.pause' : 'audio.play')}
        icon={playing ? IconPause : IconPlay}
        onClick={toggle}
      />
      <span className={styles.track}>
        <Waveform peaks={peaks} played={length ? Math.min(1, at / length) : 0} />
        <input
          type="range"
          min={0}
          max={Math.max(length, 0.1)}
          step={0.1}
          value={Math.min(at, Math.max(length, 0.1))}
          aria-label={t('audio.position')}
          aria-valuetext={formatDuration(at)}
          onChange={event => {
            if (audio.current) audio.current.currentTime = Number(event.currentTarget.value)
          }}
        />
      </span>
      <span className="tabular">{formatDuration(playing || at > 0 ? at : length)}</span>
      <button
        type="button"
        className={styles.speed}
        onClick={faster}
        aria-label={`${t('audio.speed')} ${speed}×`}
      >
        {speed}×
      </button>
      {/* biome-ignore lint/a11y/useMediaCaption: voice notes come without a transcript. */}
      <audio
        key={src}
        ref={audio}
        src={src}
        preload="metadata"
        onPlay={event => {
          silenceOthers(event.currentTarget)
          setPlaying(true)
        }}
        onPause={() => setPlaying(false)}
        onEnded={() => setAt(0)}
        onTimeUpdate={event => setAt(event.currentTarget.currentTime)}
        onLoadedMetadata={event => {
          const { duration } = event.currentTarget
          if (Number.isFinite(duration)) setMeasured(duration)
        }}
        onError={onError}
      />
    </div>
  )
}
