import { describe, expect, test } from 'vitest'
import type { Channel } from '@/features/channels/data'
import { FIELDS } from '@/features/channels/kinds'
import { fits, madeUp, tidy } from '@/features/channels/setup/fields'
import { chatAddress } from '@/features/channels/setup/MessageStep'
import { reasonOf } from '@/features/channels/setup/plainly'
import { missingStep, stepsOf, walkOf } from '@/features/channels/setup/steps'
import { WAYS, wayOf } from '@/features/channels/setup/ways'

function channel(change: Partial<Channel>): Channel {
  const fresh = { kind: 'telegram', token_state: 'untested', stopped_at: null, path: '', ids: {} }
  return { ...fresh, heard_at: null, registered_at: null, ...change } as Channel
}

const NOW = '2026-11-21T10:00:00Z'

describe('the missing step', () => {
  test('Telegram: tested, then a message', () => {
    expect(missingStep(channel({}))).toBe('test')
    expect(missingStep(channel({ token_state: 'valid' }))).toBe('message')
    expect(missingStep(channel({ token_state: 'valid', heard_at: NOW }))).toBeNull()
  })

  test('Meta asks our address first', () => {
    const cloud = { kind: 'whatsapp_cloud' } as const
    expect(missingStep(channel(cloud))).toBe('address')
    expect(missingStep(channel({ ...cloud, registered_at: NOW }))).toBe('test')
    expect(stepsOf(channel(cloud)).indexOf('address')).toBe(2)
  })

  test('Twilio tells nothing of the address until somebody writes', () => {
    const twilio = { kind: 'whatsapp_twilio', token_state: 'valid' } as const
    expect(missingStep(channel(twilio))).toBe('address')
    expect(missingStep(channel({ ...twilio, heard_at: NOW }))).toBeNull()
  })

  test('whoever was written to is set up, though nobody ever pressed the test', () => {
    expect(missingStep(channel({ heard_at: NOW }))).toBeNull()
    expect(missingStep(channel({ heard_at: NOW, token_state: 'refused' }))).toBe('test')
    expect(missingStep(channel({ kind: 'web' }))).toBeNull()
  })

  test('one step is due, what follows waits', () => {
    const states = walkOf(channel({ kind: 'messenger' })).map(({ state }) => state)
    expect(states).toEqual(['done', 'done', 'now', 'later', 'later'])
    const all = walkOf(channel({ token_state: 'valid', heard_at: NOW }))
    expect(all.every(({ state }) => state === 'done')).toBe(true)
  })
})

test('a channel is led on the way it was begun', () => {
  expect(wayOf(channel({ kind: 'whatsapp_cloud', path: 'coexistence' }))?.key).toBe('coexistence')
  expect(wayOf(channel({ kind: 'whatsapp_cloud', path: '' }))?.key).toBe('cloud')
  expect(wayOf(channel({ kind: 'whatsapp_twilio', path: '' }))?.key).toBe('sender')
  expect(new Set(WAYS.map(way => way.kind))).toEqual(new Set(Object.keys(FIELDS)))
})

test.each([
  ['bot_token', '123456789:AAH-abc_DEF', '123456789'],
  ['account_sid', 'AC0123456789abcdef', 'SK0123'],
  ['sender', 'whatsapp:+51987654321', '+51987654321'],
  ['page_id', '104857600123456', 'mi.pagina'],
  ['auth_token', '0123456789abcdef', 'con espacio'],
  ['display_number', '+51 987 654 321', 'nueve'],
])('%s is known by its looks', (field, good, bad) => {
  expect(fits(field, good)).toBe(true)
  expect(fits(field, bad)).toBe(false)
})

test('pasted values are tidied, a number becomes a sender', () => {
  expect(tidy('bot_token', '  1:a \n')).toBe('1:a')
  for (const typed of ['+51 987-654-321', 'whatsapp:+51987654321', '51 (987) 654321']) {
    expect(tidy('sender', typed)).toBe('whatsapp:+51987654321')
  }
  expect(tidy('sender', ' ')).toBe('')
})

test('a made up secret is one, and another each time', () => {
  expect(madeUp()).toMatch(/^[A-Za-z0-9]{32}$/)
  expect(madeUp()).not.toBe(madeUp())
})

test.each([
  ['Unauthorized', 'token'],
  ['The token is refused: Not Found', 'token'],
  ['Error validating access token: Session has expired', 'token'],
  ['Telegram did not answer: ReadTimeout', 'unreachable'],
  ['Telegram is unreachable.', 'unreachable'],
  ['The webhook was refused: bad webhook: HTTPS url must be provided', 'webhook'],
  ['The token belongs to another account.', 'other'],
  ['The account is suspended.', 'unclear'],
])('“%s” means %s', (detail, reason) => {
  expect(reasonOf({ detail })).toBe(reason)
})

test('what only the provider’s word tells is taken from those who know', () => {
  expect(reasonOf({ detail: 'Nope.', refused: true })).toBe('token')
})

test('a phone is led to the right chat', () => {
  const cloud = channel({ kind: 'whatsapp_cloud', ids: { display_number: '+51 987 654 321' } })
  expect(chatAddress(channel({ ids: { username: 'ventas_bot' } }))).toBe('https://t.me/ventas_bot')
  expect(chatAddress(cloud)).toBe('https://wa.me/51987654321')
  expect(chatAddress(channel({ kind: 'instagram' }))).toBeNull()
})
