import i18next from 'i18next'
import { describe, expect, it } from 'vitest'
import { blank, draftOf, moved, type Values, valuesOf, wrongIn } from '@/features/checklists/draft'

const t = i18next.getFixedT('es', 'checklists')

function written(): Values {
  return { name: 'Excavadora', machine_kind: null, order_kind: null, items: [blank(), blank()] }
}

describe('a checklist while it is written', () => {
  it('says what is missing, item by item', () => {
    const values = written()
    const [one, other] = values.items
    if (!one || !other) throw new Error('two items were asked for')
    Object.assign(one, { kind: 'number', label: 'Presión', min: '9', max: '6' })
    Object.assign(other, { kind: 'choice', choices: ['Limpio'] })
    expect(Object.keys(wrongIn({ ...values, name: ' ' }, t)).sort()).toEqual(
      ['name', `max.${one.at}`, `label.${other.at}`, `choices.${other.at}`].sort(),
    )
    expect(Object.keys(wrongIn({ ...values, items: [] }, t))).toEqual(['items'])
  })

  it('keeps an item the same one through a new version, wherever it is moved', () => {
    const item = { ...blank(), key: 'abc', label: 'Fugas', min: '', bad: ['Roto'] }
    const known = { ...written(), items: [item, { ...blank(), label: 'Luces' }] }
    const kept = draftOf({ ...known, items: moved(known.items, 0, 1) })
    expect(kept.items.map(({ key, label }) => [key, label])).toEqual([
      ['', 'Luces'],
      ['abc', 'Fugas'],
    ])
    expect(kept.items[1]).toMatchObject({ min: null, bad: [] })
    expect(kept.items[1]).not.toHaveProperty('at')
  })

  it('begins with one empty item', () => {
    expect(valuesOf(null).items).toHaveLength(1)
  })
})
