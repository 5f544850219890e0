import { Button } from '@mantine/core'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDuration } from '@/lib/format'
import { IconButton } from '@/ui/IconButton'
import { IconSend, IconStop, IconTrash } from '@/ui/icons'
import { Waveform } from '../thread/content/Waveform'
import styles from './composer.module.css'
import type { Recorder } from './useRecorder'

const BARS = 36

/** While recording: how long, how loud, and what to do with it. */
export function RecorderBar({ recorder, onSend }: { recorder: Recorder; onSend: () => void }) {
  const { t } = useTranslation('chat')
  const { phase, seconds, levels, stop, cancel } = recorder
  const box = useRef<HTMLDivElement>(null)
  const send = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    // While the browser asks for the microphone there is nothing to send.
    if (phase === 'recording') send.current?.focus()
    else box.current?.focus()
  }, [phase])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') cancel()
    // Held down since recording began, Enter would send what was never said.
    else if (event.key !== 'Enter' || !event.repeat) return
    event.preventDefault()
  }
  const shown = [...Array.from({ length: BARS - levels.length }, () => 0), ...levels]
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in one row everywhere.
    <div
      ref={box}
      className={styles.recorder}
      role="group"
      aria-label={t('voice.recording')}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      <IconButton label={t('voice.cancel')} icon={IconTrash} onClick={cancel} />
      <span className={styles.beat} aria-hidden="true" />
      <span className={styles.clock} role="timer">
        {phase === 'asking' ? t('voice.asking') : formatDuration(seconds)}
      </span>
      <span className={styles.level}>
        <Waveform peaks={shown} played={1} />
      </span>
      <IconButton
        label={t('voice.listen')}
        icon={IconStop}
        disabled={phase !== 'recording'}
        onClick={() => void stop()}
      />
      <Button
        ref={send}
        className={styles.send}
        aria-label={t('composer.send')}
        disabled={phase !== 'recording'}
        rightSection={<IconSend size={16} />}
        onClick={onSend}
      >
        {t('composer.send')}
      </Button>
    </div>
  )
}
