import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Attachment, Message } from '@/api/types'
import { formatDuration } from '@/lib/format'
import { IconButton } from '@/ui/IconButton'
import { IconPause, IconPlay } from '@/ui/icons'
import styles from './content.module.css'
import { useFreshUrl } from './useFreshUrl'

const SPEEDS = [1, 1.5, 2]

/** A voice note: play, where it is, how long it is, and faster. */
export function AudioPlayer({ message, file }: { message: Message; file: Attachment }) {
  const { t } = useTranslation('chat')
  const audio = useRef<HTMLAudioElement>(null)
  const { version, onError } = useFreshUrl(message, file)
  const [playing, setPlaying] = useState(false)
  const [at, setAt] = useState(0)
  const [length, setLength] = useState(file.duration ?? 0)
  const [speed, setSpeed] = useState(1)

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
      <input
        type="range"
        min={0}
        max={Math.max(length, 0.1)}
        step={0.1}
        value={at}
        aria-label={t('audio.position')}
        aria-valuetext={formatDuration(at)}
        style={{ ['--played' as string]: `${length ? (at / length) * 100 : 0}%` }}
        onChange={event => {
          if (audio.current) audio.current.currentTime = Number(event.currentTarget.value)
        }}
      />
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
        key={version}
        ref={audio}
        src={file.url ?? undefined}
        preload="metadata"
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onEnded={() => setAt(0)}
        onTimeUpdate={event => setAt(event.currentTarget.currentTime)}
        onLoadedMetadata={event => {
          const { duration } = event.currentTarget
          if (Number.isFinite(duration)) setLength(duration)
        }}
        onError={onError}
      />
    </div>
  )
}
