import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { IconButton } from '@/ui/IconButton'
import { IconCopy, IconPlus, IconX } from '@/ui/icons'
import styles from '../counter.module.css'
import type { Span } from '../data'
import { dayNames } from '../week'

interface Props {
  week: Span[][]
  onChange: (week: Span[][]) => void
}

/** Seven days, each with as many spans as somebody likes. */
export function WeekEditor({ week, onChange }: Props) {
  const { t } = useTranslation('counter')
  const set = (day: number, spans: Span[]) => onChange(week.with(day, spans))
  return (
    <ul className={styles.week}>
      {dayNames().map((name, day) => {
        const spans = week[day] ?? []
        return (
          <li key={name} className={styles.day}>
            <strong>{name}</strong>
            <SpansEditor name={name} spans={spans} onChange={next => set(day, next)} />
            <IconButton
              label={t('hours.copy', { day: name })}
              icon={IconCopy}
              onClick={() => onChange(week.map((old, at) => (at < 5 || at === day ? spans : old)))}
            />
          </li>
        )
      })}
    </ul>
  )
}

interface SpansProps {
  name: string
  spans: Span[]
  onChange: (spans: Span[]) => void
}

export function SpansEditor({ name, spans, onChange }: SpansProps) {
  const { t } = useTranslation('counter')
  const set = (at: number, span: Span) => onChange(spans.with(at, span))
  return (
    <div className={styles.spans}>
      {spans.length === 0 && <span className={styles.closed}>{t('hours.closed')}</span>}
      {spans.map(([from, to], at) => (
        <span key={at} className={styles.span}>
          <TimeField
            label={t('hours.from', { day: name })}
            value={from}
            onChange={value => set(at, [value, to])}
          />
          –
          <TimeField
            label={t('hours.to', { day: name })}
            value={to === '24:00' ? '00:00' : to}
            onChange={value => set(at, [from, value === '00:00' ? '24:00' : value])}
          />
          <IconButton
            label={t('hours.removeSpan', { day: name })}
            icon={IconX}
            onClick={() => onChange(spans.toSpliced(at, 1))}
          />
        </span>
      ))}
      {spans.length < 6 && (
        <IconButton
          label={t('hours.addSpan', { day: name })}
          icon={IconPlus}
          onClick={() => onChange([...spans, nextSpan(spans)])}
        />
      )}
    </div>
  )
}

function nextSpan(spans: Span[]): Span {
  const end = spans.at(-1)?.[1] ?? '08:00'
  const from = Math.min(22, Number(end.slice(0, 2)) + 1)
  return [`${pad(from)}:00`, `${pad(Math.min(23, from + 4))}:00`]
}

function pad(hour: number): string {
  return String(hour).padStart(2, '0')
}

interface TimeProps {
  label: string
  value: string
  onChange: (value: string) => void
}

function TimeField({ label, value, onChange }: TimeProps) {
  return (
    <TextInput
      type="time"
      aria-label={label}
      value={value}
      required
      onChange={event => onChange(event.currentTarget.value)}
    />
  )
}
