import i18next from 'i18next'

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

/** What a field lacks is told in the house's words: the browser has only those of its own language. */
export function installFieldWords(): void {
  addEventListener('invalid', event => isField(event.target) && say(event.target), true)
  for (const kind of ['input', 'change', 'focusout']) {
    addEventListener(
      kind,
      event => isField(event.target) && event.target.setCustomValidity(''),
      true,
    )
  }
}

function say(field: Field): void {
  field.setCustomValidity('')
  const { valid, valueMissing, typeMismatch } = field.validity
  if (valid) return
  const known = typeMismatch && (field.type === 'email' || field.type === 'url')
  const key = valueMissing ? 'missing' : known ? field.type : 'wrong'
  field.setCustomValidity(i18next.t(`field.${key}`))
}

function isField(target: EventTarget | null): target is Field {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  )
}
