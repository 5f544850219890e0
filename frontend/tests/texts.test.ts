import { expect, test } from 'vitest'

type Texts = { [key: string]: string | Texts }

const modules = import.meta.glob('../src/**/{es,en}.ts', {
  eager: true,
  import: 'default',
}) as Record<string, Texts>

function keysOf(texts: Texts, before = ''): string[] {
  return Object.entries(texts)
    .flatMap(([key, value]) =>
      typeof value === 'string' ? [`${before}${key}`] : keysOf(value, `${before}${key}.`),
    )
    .sort()
}

const spanish = Object.keys(modules).filter(path => path.endsWith('/es.ts'))

test.each(spanish)('%s has the same keys in English', path => {
  const english = modules[path.replace(/es\.ts$/, 'en.ts')]
  expect(keysOf(english ?? {})).toEqual(keysOf(modules[path] ?? {}))
})

test('no text is empty', () => {
  const empty = Object.entries(modules).flatMap(([path, texts]) =>
    JSON.stringify(texts).includes('""') ? [path] : [],
  )
  expect(empty).toEqual([])
})
