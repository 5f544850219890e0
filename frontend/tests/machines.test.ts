import { describe, expect, it } from 'vitest'
import { draftOf, rhythmOf } from '@/features/machines/plans'
import { fell, warrantyOf } from '@/features/machines/warranty'
import { ownPageOf } from '@/public/machine/data'

const NOON = Date.parse('2026-11-23T12:00:00')

describe('a warranty', () => {
  it('counts until the end of its day', () => {
    expect(warrantyOf('2026-11-23', NOON)).toBe('soon')
    expect(warrantyOf('2026-11-22', NOON)).toBe('over')
    expect(warrantyOf('2027-11-22', NOON)).toBe('good')
    expect(warrantyOf(null, NOON)).toBe('none')
  })
})

describe('an hour meter', () => {
  it('asks for a reason only where it says less than before', () => {
    expect(fell(99, 100)).toBe(true)
    expect(fell(100, 100)).toBe(false)
    expect(fell('', 100)).toBe(false)
  })
})

const FORM = {
  title: ' Aceite ',
  kind: 'k',
  work: '',
  unit: 'months' as const,
  count: 3 as number | '',
  hours: '' as number | '',
  countsFrom: 'done' as const,
  lead: 7 as number | '',
  nextOn: '2026-12-31',
  nextHours: 900 as number | '',
}

describe('a plan', () => {
  it('says days or months, and hours only where some are wanted', () => {
    expect(draftOf(FORM)).toMatchObject({
      title: 'Aceite',
      every_months: 3,
      every_days: null,
      every_hours: null,
      next_on: '2026-12-31',
      next_hours: null,
    })
    expect(draftOf({ ...FORM, unit: 'none', hours: 250 })).toMatchObject({
      every_months: null,
      every_hours: 250,
      next_on: null,
      next_hours: 900,
    })
  })

  it('tells its rhythm in parts', () => {
    const plan = { every_days: null, every_months: 3, every_hours: 250 }
    expect(rhythmOf(plan)).toEqual([
      { key: 'plan.everyMonths', count: 3 },
      { key: 'plan.everyHours', count: 250 },
    ])
  })
})

describe('the page of a label', () => {
  const data = { name: 'x', kind: '', maker: '', model: '', is_retired: false }

  it('leads on whoever may see the machine, and nobody else', () => {
    expect(ownPageOf({ ...data, machine: null, role: null })).toBeNull()
    expect(ownPageOf({ ...data, machine: 'm', role: 'customer' })).toBe(
      '/portal/services/new?machine=m',
    )
    expect(ownPageOf({ ...data, machine: 'm', role: 'technician' })).toBe('/machines/m')
  })
})
