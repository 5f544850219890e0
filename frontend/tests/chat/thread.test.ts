import { expect, test } from 'vitest'
import type { Attachment, Member } from '@/api/types'
import { withReaction } from '@/features/chat/data/messageChanges'
import { withPin } from '@/features/chat/data/pins'
import { isLong } from '@/features/chat/thread/content/Clamped'
import { emojiOnly } from '@/features/chat/thread/content/emojiOnly'
import { pathOf, peaksOf } from '@/features/chat/thread/content/peaks'
import { galleryOf, neighbour } from '@/features/chat/thread/gallery'
import { facesOf, raisedMarks, readersOf } from '@/features/chat/thread/seenBy'
import { zoomed } from '@/features/chat/thread/useZoom'
import { message } from '../realtime/fakeHub'

const luis: Member = { id: 'luis', name: 'Luis' }
const carla: Member = { id: 'carla', name: 'Carla' }
const by = (id: string) => ({ id, name: id, role: 'advisor' as const })

test('faces stand under the last message each has read, not under their own', () => {
  const thread = [1, 2, 3].map(number => message(number, { author: by('me') }))
  const faces = facesOf(thread, [luis, carla], { luis: 2, carla: 9 })
  expect([...faces]).toEqual([
    [2, [luis]],
    [3, [carla]],
  ])
  const answered = [...thread, message(4, { author: by('luis') })]
  expect(facesOf(answered, [luis], { luis: 4 }).size).toBe(0)
})

test('whoever writes has read what stands above', () => {
  const thread = [message(1, { author: by('me') }), message(2, { author: by('luis') })]
  const marks = raisedMarks(thread, { carla: 1 })
  expect(readersOf(message(1, { author: by('me') }), [luis, carla], marks)).toEqual([luis, carla])
  expect(readersOf(message(2, { author: by('me') }), [luis, carla], { luis: 1 })).toEqual([])
})

test('a reaction is added once, and leaves no empty one behind', () => {
  const one = withReaction([], '👍', 'me', true)
  expect(one).toEqual([{ emoji: '👍', count: 1, by: ['me'] }])
  expect(withReaction(one, '👍', 'me', true)).toEqual(one)
  expect(withReaction(one, '👍', 'luis', true)[0]?.count).toBe(2)
  expect(withReaction(one, '👍', 'me', false)).toEqual([])
})

test('the latest pin comes first; a message unpinned, deleted or older than known leaves or stays', () => {
  const first = message(1, { pinned_at: '2026-11-21T10:00:00Z' })
  const second = message(2, { pinned_at: '2026-11-21T11:00:00Z' })
  const pins = withPin(withPin([], first), second)
  expect(pins.map(({ number }) => number)).toEqual([2, 1])
  expect(withPin(pins, { ...second, seq: 9, pinned_at: null })).toEqual([first])
  expect(withPin(pins, { ...second, seq: 0, pinned_at: null })).toEqual(pins)
  expect(withPin(pins, message(3))).toEqual(pins)
})

const file = (id: string, kind: Attachment['kind'], state: Attachment['state'] = 'ready') =>
  ({ id, kind, state }) as Attachment

test('the viewer walks pictures and videos of the thread', () => {
  const gallery = galleryOf([
    message(1, { attachments: [file('a', 'image'), file('b', 'file')] }),
    message(2, { attachments: [file('c', 'video'), file('d', 'image', 'pending')] }),
    message(3, { attachments: [file('e', 'image')], deleted_at: '2026-11-21T10:00:00Z' }),
  ])
  expect(gallery.map(exhibit => exhibit.file.id)).toEqual(['a', 'c'])
  expect(neighbour(gallery, 'a', 1)?.file.id).toBe('c')
  expect(neighbour(gallery, 'c', 1)).toBeNull()
})

test('a picture grows around the pointer and never shrinks below the screen', () => {
  const near = zoomed({ scale: 1, x: 0, y: 0 }, 2, 100, 50)
  expect(near).toEqual({ scale: 2, x: -100, y: -50 })
  expect(zoomed(near, 0.1, 0, 0)).toEqual({ scale: 1, x: 0, y: 0 })
  expect(zoomed(near, 100, 0, 0).scale).toBe(8)
})

test('the shape of a sound fills the height, silence stays a line', () => {
  expect(peaksOf([0, 0.1, -0.5, 0.25], 4)).toEqual([0, 0.2, 1, 0.5])
  expect(peaksOf([0, 0], 2)).toEqual([0, 0])
  expect(peaksOf([], 3)).toEqual([0, 0, 0])
  expect(pathOf([0, 1])).toBe('M0.5 0.940V1.060M1.5 0.080V1.920')
})

test('one to three emoji alone are large; words, numbers and more are not', () => {
  for (const text of ['👍', '👨‍👩‍👧‍👦 🇵🇪', '❤️❤️❤️', '1️⃣']) expect(emojiOnly(text), text).toBe(true)
  for (const text of ['', 'ok 👍', '12', '😀😀😀😀']) expect(emojiOnly(text), text).toBe(false)
})

test('a wall of words folds', () => {
  expect(isLong('😀'.repeat(10_000))).toBe(true)
  expect(isLong('línea\n'.repeat(40))).toBe(true)
  expect(isLong('hola')).toBe(false)
})
