import { Button, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDayLine, formatTime } from '@/lib/format'
import { type When, whenOf } from '@/lib/when'
import styles from './when.module.css'

interface Props {
  action: string
  onPick: (when: When) => void
  /** Further choices beside the presets. */
  more?: ReactNode
  /** Whether one may also mean until they write. */
  onlyTimes?: boolean
  children?: ReactNode
}

/** A time in words, by a preset or by the calendar; what was understood stands there before it counts. */
export function WhenPicker({ action, onPick, more, onlyTimes, children }: Props) {
  const { t } = useTranslation('chat')
  const [words, setWords] = useState('')
  const now = new Date()
  const found = whenOf(words, now)
  const when = found && onlyTimes && !('at' in found) ? null : found
  const presets = ['inAnHour', 'tonight', 'tomorrow', 'monday'] as const
  return (
    <form
      className={styles.when}
      onSubmit={event => {
        event.preventDefault()
        event.stopPropagation()
        if (when) onPick(when)
      }}
    >
      <TextInput
        data-autofocus
        data-when
        label={t('when.words')}
        placeholder={t('when.example')}
        value={words}
        onChange={event => setWords(event.currentTarget.value)}
        error={words.trim() !== '' && !when ? t('when.unknown') : null}
      />
      <p className={styles.meant} role="status">
        {when && ('at' in when ? <Meant at={when.at} /> : t('snooze.untilReply'))}
      </p>
      <div className={styles.presets}>
        {presets.map(preset => {
          const at = whenOf(t(`when.${preset}.words`), now)
          if (!at || !('at' in at)) return null
          return (
            <Button
              key={preset}
              variant="default"
              size="compact-md"
              title={said(at.at)}
              onClick={() => onPick(at)}
            >
              {t(`when.${preset}.name`)}
            </Button>
          )
        })}
        {more}
      </div>
      <TextInput
        type="datetime-local"
        label={t('when.exact')}
        min={local(now)}
        onChange={event => {
          const at = new Date(event.currentTarget.value)
          if (at > now)
            setWords(`${at.getDate()}/${at.getMonth() + 1}/${at.getFullYear()} ${formatTime(at)}`)
        }}
      />
      {children}
      <Button type="submit" disabled={!when}>
        {action}
      </Button>
    </form>
  )
}

function Meant({ at }: { at: Date }) {
  const { t } = useTranslation('chat')
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  return (
    <>
      {said(at)} <small>{t('when.zone', { zone })}</small>
    </>
  )
}

function said(at: Date): string {
  return `${formatDayLine(at.toISOString(), Date.now())}, ${formatTime(at)}`
}

function local(at: Date): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`
}
