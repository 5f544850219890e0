import { currentLanguage } from './i18n'

export interface Money {
  amount: string
  currency: string
}

function locale(): string {
  return currentLanguage() === 'en' ? 'en-US' : 'es-PE'
}

const SYMBOL: Record<string, string> = { PEN: 'S/', COP: '$', USD: 'US$', EUR: '€' }

export function symbolOf(currency: string): string {
  return SYMBOL[currency] ?? currency
}

/** How many decimals an amount has. */
export function digitsOf(currency: string): number {
  return currency === 'CLP' || currency === 'PYG' ? 0 : 2
}

/** What was typed into a field of digits, as the hub takes amounts. */
export function moneyOf(typed: string, currency: string): Money {
  const [whole = '0', cents = ''] = typed.split('.')
  const digits = digitsOf(currency)
  const tail = digits > 0 ? `.${cents.padEnd(digits, '0').slice(0, digits)}` : ''
  return { amount: `${whole || '0'}${tail}`, currency }
}

/** `S/ 1,250.00`; the digits come from the text, never through a float. */
export function formatMoney({ amount, currency }: Money): string {
  const negative = amount.startsWith('-')
  const [whole = '0', cents] = amount.replace('-', '').split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  const bare = cents === undefined || (currency === 'COP' && Number(cents) === 0)
  const digits = bare ? grouped : `${grouped}.${cents}`
  return `${negative ? '−' : ''}${symbolOf(currency)} ${digits}`
}

export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  const units = ['KB', 'MB', 'GB']
  let value = bytes
  let unit = 'B'
  for (const next of units) {
    if (value < 1024) break
    value /= 1024
    unit = next
  }
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${unit}`
}

/** `3:07` for a length in seconds. */
export function formatDuration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

export function formatTime(at: string | number | Date): string {
  return new Intl.DateTimeFormat(locale(), {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(at))
}

export function formatDate(at: string | number | Date): string {
  return new Intl.DateTimeFormat(locale(), {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  }).format(new Date(at))
}

export function formatDateTime(at: string | number | Date): string {
  return `${formatDate(at)}, ${formatTime(at)}`
}

/** `18:30` today, else with its day: `22 nov, 18:30`. */
export function formatMoment(at: string): string {
  const then = Date.parse(at)
  return sameDay(then, Date.now())
    ? formatTime(then)
    : `${formatDay(at, Date.now())}, ${formatTime(then)}`
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Short age for rows: `ahora`, `5 min`, `3 h`, then `ayer`, then a date. */
export function formatAge(at: string, now: number): string {
  const age = now - Date.parse(at)
  const spanish = currentLanguage() === 'es'
  if (age < MINUTE) return spanish ? 'ahora' : 'now'
  if (age < HOUR) return `${Math.floor(age / MINUTE)} min`
  if (age < DAY) return `${Math.floor(age / HOUR)} h`
  if (sameDay(Date.parse(at), now - DAY)) return spanish ? 'ayer' : 'yesterday'
  return formatDay(at, now)
}

function formatDay(at: string, now: number): string {
  const date = new Date(at)
  const options: Intl.DateTimeFormatOptions =
    date.getFullYear() === new Date(now).getFullYear()
      ? { day: 'numeric', month: 'short' }
      : { day: '2-digit', month: '2-digit', year: '2-digit' }
  return new Intl.DateTimeFormat(locale(), options).format(date)
}

/** `Hoy`, `Ayer`, or `lunes, 3 de noviembre` for the lines between days. */
export function formatDayLine(at: string, now: number): string {
  const spanish = currentLanguage() === 'es'
  const then = Date.parse(at)
  if (sameDay(then, now)) return spanish ? 'Hoy' : 'Today'
  if (sameDay(then, now - DAY)) return spanish ? 'Ayer' : 'Yesterday'
  const sameYear = new Date(then).getFullYear() === new Date(now).getFullYear()
  return new Intl.DateTimeFormat(locale(), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: sameYear ? undefined : 'numeric',
  }).format(then)
}

export function sameDay(a: number, b: number): boolean {
  return new Date(a).toDateString() === new Date(b).toDateString()
}

/** `22:14` hours and minutes left, or `null` once it is over. */
export function formatCountdown(until: string, now: number): string | null {
  const left = Date.parse(until) - now
  if (left <= 0) return null
  const minutes = Math.floor(left / MINUTE)
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
}
