import { folded } from './folded'

/** What somebody meant by a time: an instant, or as soon as they write. */
export type When = { at: Date } | { onReply: true }

const NUMBERS: Record<string, number> = {
  un: 1,
  una: 1,
  uno: 1,
  a: 1,
  an: 1,
  one: 1,
  dos: 2,
  two: 2,
  tres: 3,
  three: 3,
  cuatro: 4,
  four: 4,
  cinco: 5,
  five: 5,
  seis: 6,
  six: 6,
  siete: 7,
  seven: 7,
  ocho: 8,
  eight: 8,
  nueve: 9,
  nine: 9,
  diez: 10,
  ten: 10,
  quince: 15,
  fifteen: 15,
  veinte: 20,
  twenty: 20,
  treinta: 30,
  thirty: 30,
  media: 0.5,
  half: 0.5,
}
const DAYS = [
  ['domingo', 'dom', 'sunday', 'sun'],
  ['lunes', 'lun', 'monday', 'mon'],
  ['martes', 'mar', 'tuesday', 'tue', 'tues'],
  ['miercoles', 'mie', 'wednesday', 'wed'],
  ['jueves', 'jue', 'thursday', 'thu', 'thurs'],
  ['viernes', 'vie', 'friday', 'fri'],
  ['sabado', 'sab', 'saturday', 'sat'],
]
const MONTHS = [
  ['enero', 'ene', 'january', 'jan'],
  ['febrero', 'feb', 'february'],
  ['marzo', 'march'],
  ['abril', 'abr', 'april', 'apr'],
  ['mayo', 'may'],
  ['junio', 'jun', 'june'],
  ['julio', 'jul', 'july'],
  ['agosto', 'ago', 'august', 'aug'],
  ['septiembre', 'setiembre', 'sep', 'set', 'september', 'sept'],
  ['octubre', 'oct', 'october'],
  ['noviembre', 'nov', 'november'],
  ['diciembre', 'dic', 'december', 'dec'],
]
const UNITS: [RegExp, 'minute' | 'hour' | 'day' | 'week' | 'month'][] = [
  [/^(min|mins|minutos?|minutes?)$/, 'minute'],
  [/^(h|hs|horas?|hours?|hrs?)$/, 'hour'],
  [/^(d|dias?|days?)$/, 'day'],
  [/^(sem|semanas?|weeks?)$/, 'week'],
  [/^(mes|meses|months?)$/, 'month'],
]
const PARTS: [RegExp, number][] = [
  [/\b(?:por la |en la |a la |in the |this )?(?:manana temprano|early)\b/, 8],
  [/\b(?:por la |en la |de la |esta |in the |this )(?:manana|morning)\b|\bmorning\b/, 9],
  [/\b(?:al |a )?(?:mediodia|noon)\b/, 12],
  [/\b(?:por la |en la |de la |esta |in the |this )?(?:tarde|afternoon)\b/, 15],
  [/\b(?:por la |en la |de la |esta |in the |this )?(?:noche|tonight|evening)\b/, 19],
]
const NIGHT = 19
/** At what hour a day begins where none is said. */
const MORNING = 9
const ON_REPLY =
  /^(hasta que (responda|conteste|escriba)n?|cuando (responda|conteste|escriba)n?|until (they )?(repl(y|ies)|answers?|writes?)|on reply)$/

interface Clock {
  hour: number
  minute: number
}

/**
 * The instant that words mean, in this person's own zone: `mañana 9`, `en 2 horas`,
 * `próximo viernes`, `lun 15:30`, `24/12 10am`, `hasta que responda`; Spanish and English.
 * Null when they mean none, or one that has passed.
 */
export function whenOf(words: string, now: Date): When | null {
  const said = folded(words).replace(/[,;]/g, ' ').replace(/\s+/g, ' ').trim()
  const text = said.replace(/\b(?:a |a la |la |at )?(?:medianoche|midnight)\b/, '12 de la noche')
  if (!text) return null
  if (ON_REPLY.test(text)) return { onReply: true }
  const at = later(text, now) ?? dated(text, now)
  return at && at.getTime() > now.getTime() ? { at } : null
}

/** `en 2 horas`, `in 30 min`, `dentro de una semana`, `media hora`. */
function later(text: string, now: Date): Date | null {
  const found =
    /^(?:en |dentro de |in )?(\d+(?:[.]\d+)?|[a-z]+) ?([a-z]+)(?: (?:y|and) (media|half))?$/.exec(
      text,
    )
  if (!found) return null
  const [, many = '', unit = '', half] = found
  const amount = (NUMBERS[many] ?? Number.parseFloat(many)) + (half ? 0.5 : 0)
  const kind = UNITS.find(([word]) => word.test(unit))?.[1]
  if (!kind || !(amount > 0) || amount > 1000) return null
  const at = new Date(now)
  if (kind === 'minute') at.setTime(at.getTime() + amount * 60_000)
  else if (kind === 'hour') at.setTime(at.getTime() + amount * 3_600_000)
  else if (kind === 'day') at.setDate(at.getDate() + amount)
  else if (kind === 'week') at.setDate(at.getDate() + amount * 7)
  else {
    at.setMonth(at.getMonth() + amount)
    // A month after the 31st is the last day of a shorter one.
    if (at.getDate() !== now.getDate()) at.setDate(0)
  }
  return at
}

/** A day, an hour, or both. */
function dated(text: string, now: Date): Date | null {
  const day = dayIn(text, now)
  const rest = day ? day.rest : text
  const part = partIn(rest)
  const clock = clockIn(part ? part.rest : rest, part?.hour, day !== null)
  if (clock === null || (!day && !part && !clock)) return null
  const { hour, minute } = clock ?? { hour: part?.hour ?? MORNING, minute: 0 }
  const at = day ? new Date(day.date) : new Date(now)
  at.setHours(hour, minute, 0, 0)
  // Without a day an hour that has passed is tomorrow's; a weekday that has passed is next week's.
  if (at <= now && !day) at.setDate(at.getDate() + 1)
  if (at <= now && day?.weekly) at.setDate(at.getDate() + 7)
  return at
}

interface Day {
  date: Date
  rest: string
  weekly?: boolean
}

function dayIn(text: string, now: Date): Day | null {
  return (
    relativeDay(text, now) ?? daysAhead(text, now) ?? weekday(text, now) ?? calendarDay(text, now)
  )
}

function relativeDay(text: string, now: Date): Day | null {
  const steps: [RegExp, number][] = [
    [/^(pasado manana|day after tomorrow|the day after tomorrow)\b/, 2],
    [/^(manana|tomorrow|tmrw)\b/, 1],
    [/^(hoy|today|esta noche|tonight|esta tarde)\b/, 0],
    [/^(proxima semana|la proxima semana|semana que viene|next week)\b/, 7],
  ]
  for (const [word, days] of steps) {
    const found = word.exec(text)
    if (!found) continue
    const date = new Date(now)
    date.setDate(date.getDate() + days)
    // The next week begins with its Monday.
    if (days === 7) date.setDate(date.getDate() - ((date.getDay() + 6) % 7))
    const kept = /noche|tonight|tarde/.test(found[0]) ? text : text.slice(found[0].length)
    return { date, rest: kept.replace(/^esta /, '').trim() }
  }
  return null
}

/** `en 2 días a las 9`: the days; without an hour `later` keeps the present one. */
function daysAhead(text: string, now: Date): Day | null {
  const found = /^(?:en|dentro de|in) (\w+) (dias?|days?|semanas?|weeks?) (?=.)/.exec(text)
  if (!found) return null
  const [all, many = '', unit = ''] = found
  const count = NUMBERS[many] ?? Number(many)
  if (!(Number.isInteger(count) && count > 0 && count <= 1000)) return null
  const date = new Date(now)
  date.setDate(date.getDate() + count * (/^[sw]/.test(unit) ? 7 : 1))
  return { date, rest: text.slice(all.length).trim() }
}

function weekday(text: string, now: Date): Day | null {
  const found = /^(?:el )?(proximo |siguiente |este |next |this |on )?([a-z]+)\b( que viene)?/.exec(
    text,
  )
  const wanted = found ? DAYS.findIndex(names => names.includes(found[2] ?? '')) : -1
  if (!found || wanted < 0) return null
  const date = new Date(now)
  const next = /proximo|siguiente|next/.test(found[1] ?? '') || Boolean(found[3])
  let ahead = (wanted - date.getDay() + 7) % 7
  if (next && ahead === 0) ahead = 7
  date.setDate(date.getDate() + ahead)
  return { date, rest: text.slice(found[0].length).trim(), weekly: true }
}

function calendarDay(text: string, now: Date): Day | null {
  const digits = /^(?:el )?(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{2,4}))?\b/.exec(text)
  const named = /^(?:el )?(\d{1,2})(?: de)? ([a-z]+)(?: (?:de )?(\d{4}))?\b/.exec(text)
  const month = named ? MONTHS.findIndex(names => names.includes(named[2] ?? '')) : -1
  const found = digits ?? (month >= 0 ? named : null)
  if (!found) return null
  const day = Number(found[1])
  const at = digits ? Number(found[2]) - 1 : month
  const said = found[3] ? Number(found[3].padStart(4, '20')) : null
  const date = new Date(said ?? now.getFullYear(), at, day)
  if (date.getMonth() !== at || date.getDate() !== day) return null
  const passed = new Date(date).setHours(23, 59) < now.getTime()
  if (said === null && passed) date.setFullYear(date.getFullYear() + 1)
  return { date, rest: text.slice(found[0].length).trim() }
}

function partIn(text: string): { hour: number; rest: string } | null {
  for (const [word, hour] of PARTS) {
    const found = word.exec(text)
    if (found) return { hour, rest: text.replace(found[0], ' ').replace(/\s+/g, ' ').trim() }
  }
  return null
}

/** `9`, `15:30`, `3pm`, `a las 8 y media`; undefined where nothing is left, null for what is no hour. */
function clockIn(
  text: string,
  part: number | undefined,
  hasDay: boolean,
): Clock | undefined | null {
  if (!text) return undefined
  const found =
    /^(?:a las? |las? |at )?(\d{1,2})(?:[:.h](\d{2}))?(?: y (media|cuarto))? ?(am|pm|a\. ?m\.|p\. ?m\.|h|hs|hrs)?$/.exec(
      text,
    )
  if (!found) return null
  const [, said = '', minutes, fraction, half] = found
  let hour = Number(said)
  const bare = minutes === undefined && !half && !fraction && !/las?|at/.test(text)
  if (bare && !hasDay && part === undefined) return null
  if (half?.startsWith('p') && hour < 12) hour += 12
  if (half?.startsWith('a') && hour === 12) hour = 0
  if (!half && part !== undefined && part >= 12 && hour < 12) hour += 12
  if (!half && part === NIGHT && hour === 12) hour = 24 // where the day ends
  const minute = minutes ? Number(minutes) : fraction === 'media' ? 30 : fraction ? 15 : 0
  return hour > (part === NIGHT ? 24 : 23) || minute > 59 ? null : { hour, minute }
}
