import { expect, test } from 'vitest'
import { installFieldWords } from '@/ui/invalid'

test('a missing value is told in the words of the house, until something is typed', () => {
  installFieldWords()
  document.body.innerHTML = '<form><input required /></form>'
  const field = document.querySelector('input') as HTMLInputElement

  expect(field.checkValidity()).toBe(false)
  expect(field.validationMessage).toBe('Falta este dato.')

  field.value = 'Pilar'
  field.dispatchEvent(new Event('input', { bubbles: true }))
  expect(field.checkValidity()).toBe(true)
})
