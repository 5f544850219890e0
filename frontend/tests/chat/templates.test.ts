import { describe, expect, it } from 'vitest'
import type { ChannelLimits, Conversation } from '@/api/types'
import { filled, piecesOf, problemsOf, type TemplateForm } from '@/channels/templates/template'
import { mayNow } from '@/features/chat/composer/mayNow'
import { numberIn } from '@/features/chat/first/data'

const form: TemplateForm = {
  header: { kind: 'text', text: 'Visita del {{header.fecha}}', url: '', file: false },
  body: 'Hola {{nombre}}, vamos a {{lugar}}.',
  footer: '',
  buttons: [{ kind: 'url', text: 'Ver', value: 'https://x.pe/{{button.0}}' }],
  blanks: ['header.fecha', 'nombre', 'lugar', 'button.0'].map(key => ({
    key,
    part: key.startsWith('header') ? 'header' : key.startsWith('button') ? 'button' : 'body',
    name: key,
    example: '',
  })),
  named: true,
}
const right = { 'header.fecha': 'lunes', nombre: 'Rosa', lugar: 'Jr. Puno 120', 'button.0': 'a1' }

describe('a template', () => {
  it('is read with what fills it, and shows what is still missing', () => {
    expect(filled(form.body, { nombre: 'Rosa' })).toBe('Hola Rosa, vamos a {{lugar}}.')
    expect(piecesOf(form.body, { nombre: 'Rosa' }).filter(piece => !piece.filled)).toEqual([
      { text: '{{lugar}}', key: 'lugar', filled: false },
    ])
    expect(filled('{{ nombre }}', { nombre: '{{lugar}}', lugar: 'x' })).toBe('{{lugar}}')
  })

  it('is refused for what the provider would refuse', () => {
    expect(problemsOf(form, right)).toEqual({})
    expect(problemsOf(form, { ...right, nombre: ' ' })).toEqual({ nombre: 'empty' })
    for (const bad of ['a\nb', 'a\tb', 'a    b']) {
      expect(problemsOf(form, { ...right, lugar: bad })).toEqual({ lugar: 'broken' })
    }
    expect(problemsOf(form, { ...right, 'button.0': 'a b' })).toEqual({ 'button.0': 'blanks' })
    expect(problemsOf(form, { ...right, lugar: 'x'.repeat(1020) })).toEqual({ lugar: 'long' })
    expect(problemsOf(form, { ...right, 'header.fecha': 'x'.repeat(60) })).toEqual({
      'header.fecha': 'long',
    })
  })
})

describe('what may be said now', () => {
  const now = Date.parse('2026-11-21T12:00:00Z')
  const talk = (kind: string, closes: string | null) =>
    ({ channel: { id: '1', kind, name: '' }, window_closes_at: closes }) as Conversation
  const limits = (more: Partial<ChannelLimits>): ChannelLimits => ({ text: 1, kinds: {}, ...more })

  it('is anything while the window is open, or where there is none', () => {
    expect(mayNow(talk('telegram', null), limits({}), now)).toBe('free')
    expect(mayNow(talk('whatsapp_cloud', '2026-11-21T12:01:00Z'), limits({}), now)).toBe('free')
  })

  it('is a template, a late answer, or nothing once it is closed', () => {
    const closed = '2026-11-21T11:00:00Z'
    const whatsapp = talk('whatsapp_twilio', closed)
    expect(mayNow(whatsapp, limits({ after_window: 'template' }), now)).toBe('template')
    expect(mayNow(whatsapp, undefined, now)).toBe('nothing')
    const messenger = talk('messenger', closed)
    const until = (after_window_until: string) =>
      limits({ after_window: 'human_agent', after_window_until })
    expect(mayNow(messenger, until('2026-11-27T11:00:00Z'), now)).toBe('human_agent')
    expect(mayNow(messenger, until(closed), now)).toBe('nothing')
    expect(mayNow(messenger, limits({ after_window: null }), now)).toBe('nothing')
  })
})

it('takes for a number what could be one', () => {
  expect(numberIn('+51 987 654-321')).toBe('+51987654321')
  expect(numberIn('987654321')).toBe('987654321')
  for (const no of ['Rosa', '12345', '+51 98a', '']) expect(numberIn(no)).toBeNull()
})
