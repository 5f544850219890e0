import { expect, expectTypeOf, test } from 'vitest'
import type { components } from '@/api/generated/schema'
import type { Archive, Finding, House, Level } from '@/features/health/data'
import en from '@/features/health/en'
import es from '@/features/health/es'
import { readGuide } from '@/features/health/guide'
import { type Chapter, chapterOf, mendOf } from '@/features/health/mend'
import { blocksOf } from '@/lib/markdown'

type Hub = components['schemas']
type Missing<Mine, Theirs> = Exclude<keyof Mine, keyof Theirs>

const found = (key: string, about: Finding['about'] = {}): Finding => ({
  key,
  about,
  level: 'error',
  detail: '',
})

test('what we read of the health is what the hub describes', () => {
  expectTypeOf<Missing<House, Hub['HouseHealthShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<Finding, Hub['FindingShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<Archive, Hub['ArchiveShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Exclude<Hub['FindingShape']['level'], Level>>().toEqualTypeOf<never>()
})

test('a channel leads to its page, the rest to how it is done', () => {
  expect(mendOf(found('channel_stopped', { channel: 'c1' }))).toEqual({
    to: '/settings/channels/c1',
  })
  expect(mendOf(found('backup_old', { hours: 90 }))).toEqual({ chapter: 'copies' })
  expect(mendOf(found('clock_off'))).toBeNull()
})

test('every chapter stands in the guide, with its commands as they are typed', async () => {
  const guide = await readGuide()
  const chapters: Chapter[] = ['containers', 'systemd', 'copies', 'update']
  for (const chapter of chapters) {
    const text = chapterOf(guide, chapter)
    expect(text.startsWith('## '), chapter).toBe(true)
    expect(text.match(/^## /gm), chapter).toHaveLength(1)
  }
  const blocks = blocksOf(chapterOf(guide, 'containers'))
  expect(blocks.find(each => each.kind === 'code')?.text).toMatch(/^DOMAIN=/)
  expect(blocks.filter(each => each.kind === 'list').map(each => each.start)).toEqual([1, 4])
})

test('each finding has a name in both languages', () => {
  expect(Object.keys(es.key)).toEqual(Object.keys(en.key))
})
