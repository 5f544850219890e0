import { expect, test } from 'vitest'
import { pretty } from '@/features/channels/log/pretty'

test('a body is read by its kind', () => {
  expect(pretty('{"a":{"b":[1]}}')).toBe('{\n  "a": {\n    "b": [\n      1\n    ]\n  }\n}')
  expect(pretty('From=whatsapp%3A%2B51987654321&Body=hola+%C2%BFqu%C3%A9+tal%3F')).toBe(
    'From: whatsapp:+51987654321\nBody: hola ¿qué tal?',
  )
  expect(pretty('<b onclick=alert(1)>no')).toBe('<b onclick=alert(1)>no')
  expect(pretty('')).toBe('')
})

test('an endless body is cut, not drawn for minutes', () => {
  expect(pretty('x'.repeat(3_000_000)).length).toBe(100_000)
})
