import { expect, test } from 'vitest'
import type { ChannelLimits, Message } from '@/api/types'
import { extrasOf } from '@/features/chat/composer/extras'
import { fitOf } from '@/features/chat/composer/limits'
import { pointIn } from '@/features/chat/composer/place'
import { albumsOf } from '@/features/chat/thread/items'
import { message } from '../realtime/fakeHub'

const lima = { latitude: -12.0464, longitude: -77.0428 }

test.each([
  '-12.0464, -77.0428',
  '-12.0464 -77.0428',
  '(-12.0464; -77.0428)',
  '-12,0464 -77,0428',
  'geo:-12.0464,-77.0428?q=x',
  'https://www.google.com/maps/@-12.0464,-77.0428,17z',
  'https://maps.google.com/?q=-12.0464,-77.0428',
  'https://www.google.com/maps/search/?api=1&query=-12.0464%2C-77.0428',
  'https://www.google.com/maps/place/Plaza/@-12.9,-77.9,17z/data=!3d-12.0464!4d-77.0428',
  'https://www.openstreetmap.org/?mlat=-12.0464&mlon=-77.0428#map=16/1/1',
  'https://maps.apple.com/?ll=-12.0464,-77.0428',
])('the point in %s', words => {
  expect(pointIn(words)).toEqual(lima)
})

test.each(['', 'Plaza Mayor', '95, 10', '-12.0464', 'https://maps.app.goo.gl/abc'])(
  'no point in %s',
  words => {
    expect(pointIn(words)).toBeNull()
  },
)

const customer = (kind: 'telegram' | 'messenger' | 'web') => ({
  kind: 'customer' as const,
  channel: { id: '1', kind, name: kind },
})

test('the plus offers what the channel carries, and questions to customers only', () => {
  const telegram: ChannelLimits = { text: 4096, kinds: { text: 0, location: 0, contact: 0 } }
  const messenger: ChannelLimits = { text: 2000, kinds: { text: 0, image: 1 } }
  const free: ChannelLimits = { text: null, kinds: {} }
  expect(extrasOf(customer('telegram'), telegram, false)).toEqual([
    'location',
    'contact',
    'choices',
  ])
  expect(extrasOf(customer('messenger'), messenger, false)).toEqual(['choices'])
  expect(extrasOf(customer('messenger'), undefined, false)).toEqual(['choices'])
  expect(extrasOf(customer('web'), free, false)).toHaveLength(3)
  expect(extrasOf({ kind: 'direct', channel: null }, undefined, false)).toEqual([
    'location',
    'contact',
  ])
  expect(extrasOf(customer('telegram'), telegram, true)).toEqual([])
})

test('a text is counted as its channel counts', () => {
  const bytes: ChannelLimits = { text: 1000, text_in_bytes: true, kinds: {} }
  expect(fitOf('ñ'.repeat(600), bytes).parts).toBe(2)
  expect(fitOf('ñ'.repeat(600), { text: 1000, kinds: {} }).parts).toBe(1)
  expect(fitOf('😀'.repeat(600), { text: 1000, kinds: {} }).parts).toBe(2)
})

test('neighbours of one album stand together, what was taken back stands alone', () => {
  const file = { id: 'f', kind: 'image' } as Message['attachments'][number]
  const part = (number: number, more: Partial<Message> = {}) =>
    message(number, { attachments: [file], around: { album: 'a' }, ...more })
  const rows = [
    part(1),
    part(2),
    part(3, { deleted_at: '2026-11-21T10:00:00Z' }),
    part(4),
    part(5, { around: { album: 'b' } }),
    message(6),
  ]
  const runs = albumsOf(rows.map(one => ({ message: one, outgoing: null })))
  expect(runs.map(run => run.length)).toEqual([2, 1, 1, 1, 1])
})
