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

const sources = import.meta.glob('../src/**/*.{ts,tsx}', {
  eager: true,
  query: '?raw',
  import: 'default',
}) as Record<string, string>

/** Literal keys only; those built from values are covered by the screens' own stories. */
function literalKeys(source: string): string[] {
  return [...source.matchAll(/\bt\(\s*'([\w.:/]+)'/g)].map(match => match[1] ?? '')
}

function holds(texts: Texts | undefined, key: string): boolean {
  const known = keysOf(texts ?? {})
  return known.includes(key) || known.includes(`${key}_one`)
}

test('every text asked for exists', () => {
  const common = modules['../src/lib/texts/es.ts']
  const missing = Object.entries(sources).flatMap(([path, source]) => {
    const folder = /^\.\.\/src\/(features|workflows|public)\/[^/]+/.exec(path)?.[0]
    const own = folder ? modules[`${folder}/es.ts`] : undefined
    return literalKeys(source)
      .filter(key => {
        const [name, named = key] = key.split(':')
        const theirs = modules[`../src/features/${name}/es.ts`] ?? modules[`../src/${name}/es.ts`]
        const codes = name === 'codes' ? modules['../src/lib/codes/es.ts'] : undefined
        return ![theirs, codes, own, common].some(texts => holds(texts, named))
      })
      .map(key => `${path}: ${key}`)
  })
  expect(missing).toEqual([])
})
