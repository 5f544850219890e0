import { describe, expect, it } from 'vitest'
import { shiftsOf, stretchesOf } from '@/features/dispatch/components/weeks'
import type { Booked, Lane } from '@/features/dispatch/data'
import {
  hoursOf,
  minuteAt,
  movedTo,
  placed,
  resized,
  stretchOf,
  troubles,
  windowOf,
} from '@/features/dispatch/geometry'
import { clock, dayOf, instantOf, minuteOf, mondayOf } from '@/features/dispatch/zoned'

const LIMA = 'America/Lima'
const START = instantOf('2026-11-23', 0, LIMA).getTime()
const DAY = { from: 480, to: 1080 }

function span(from: number, to: number) {
  const at = (minutes: number) => new Date(START + minutes * 60_000).toISOString()
  return { starts_at: at(from), ends_at: at(to) }
}

function booked(order: string, from: number, to: number): Booked {
  return {
    id: order,
    away: false,
    overruled: '',
    order: { id: order },
    ...span(from, to),
  } as Booked
}

function lane(more: Partial<Lane> = {}): Lane {
  return {
    technician: { id: 't', name: 'Tomás' },
    any_time: false,
    skills: [],
    shifts: [span(480, 780), span(840, 1080)],
    absences: [],
    bookings: [booked('one', 540, 660)],
    booked_minutes: 120,
    available_minutes: 540,
    ...more,
  }
}

describe('a lane', () => {
  it('turns minutes into a place and back', () => {
    expect(placed({ from: 630, to: 780 }, DAY)).toEqual({ left: 25, width: 25 })
    expect(placed({ from: 0, to: 630 }, DAY)).toEqual({ left: 0, width: 25 })
    expect(placed({ from: 1080, to: 1200 }, DAY)).toBeNull()
    expect(minuteAt(350, { left: 100, width: 1000 }, DAY)).toBe(630)
    expect(minuteAt(358, { left: 100, width: 1000 }, DAY)).toBe(630)
  })

  it('keeps what is moved inside of the day, and never shorter than a quarter', () => {
    expect(movedTo(1070, 120, DAY)).toEqual({ from: 960, to: 1080 })
    expect(movedTo(60, 120, DAY)).toEqual({ from: 480, to: 600 })
    expect(movedTo(500, 900, DAY)).toEqual({ from: 480, to: 1380 })
    expect(resized({ from: 540, to: 660 }, 500)).toEqual({ from: 540, to: 555 })
  })

  it('says what speaks against a place', () => {
    const at = (from: number, to: number, order = 'two') =>
      troubles({ from, to }, lane(), START, order, 30)
    expect(at(600, 720)).toEqual(['overlap'])
    expect(at(600, 720, 'one')).toEqual([])
    expect(at(660, 700)).toEqual(['travel'])
    expect(at(690, 750)).toEqual([])
    expect(at(750, 860)).toEqual(['outside'])
    const away = lane({ absences: [{ id: 'a', kind: 'sick', note: '', ...span(900, 960) }] })
    expect(troubles({ from: 930, to: 990 }, away, START, 'two', 30)).toEqual(['absent'])
    const free = lane({ any_time: true, shifts: [], bookings: [] })
    expect(troubles({ from: 0, to: 60 }, free, START, 'two', 30)).toEqual([])
  })

  it('shows an ordinary day, and what lies around it', () => {
    expect(windowOf([lane()], START)).toEqual({ from: 420, to: 1140 })
    const night = lane({ shifts: [span(1320, 1800)] })
    expect(windowOf([night], START)).toEqual({ from: 420, to: 1440 })
    expect(hoursOf({ from: 420, to: 600 })).toEqual([420, 480, 540])
    expect(stretchOf(span(-60, 30), START)).toEqual({ from: -60, to: 30 })
  })
})

describe('the clock of the house', () => {
  it('is its own, wherever the browser stands', () => {
    expect(instantOf('2026-11-23', 540, LIMA).toISOString()).toBe('2026-11-23T14:00:00.000Z')
    expect(dayOf('2026-11-24T03:00:00Z', LIMA)).toBe('2026-11-23')
    expect(clock(minuteOf('2026-11-24T03:30:00Z', LIMA))).toBe('22:30')
    expect(mondayOf('2026-11-29')).toBe('2026-11-23')
  })

  it('knows days whose clock is changed', () => {
    const nine = (day: string) => instantOf(day, 540, 'America/Santiago').toISOString()
    expect(nine('2026-09-05')).toBe('2026-09-05T13:00:00.000Z')
    expect(nine('2026-09-06')).toBe('2026-09-06T12:00:00.000Z')
  })
})

describe('a week', () => {
  const night = [
    { weekday: 6, starts: '22:00', ends: '24:00' },
    { weekday: 0, starts: '00:00', ends: '06:00' },
  ]

  it('says a night as one shift, and keeps it as two', () => {
    const said = [{ weekday: 6, starts: '22:00', ends: '06:00' }]
    expect(stretchesOf(night)).toEqual(said)
    expect(stretchesOf([...night].reverse())).toEqual(said)
    expect(shiftsOf(said)).toEqual(night)
    expect(shiftsOf([{ weekday: 1, starts: '14:00', ends: '00:00' }])).toEqual([
      { weekday: 1, starts: '14:00', ends: '24:00' },
    ])
  })
})
