import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { expect, test } from 'vitest'

const SRC = join(__dirname, '../src')
/** Top to bottom. Features draw on workflows and channels, which know no feature. */
const FLOORS = [
  ['main.tsx'],
  ['app'],
  ['features'],
  ['workflows', 'channels', 'public'],
  ['alerts'],
  ['realtime'],
  ['api'],
  ['ui'],
  ['lib'],
]
const FOLDER_PER_PLUGIN = ['features', 'workflows', 'channels', 'public']

const files = (readdirSync(SRC, { recursive: true }) as string[]).filter(f => /\.tsx?$/.test(f))

function importsOf(file: string): string[] {
  const text = readFileSync(join(SRC, file), 'utf8')
  const found = [...text.matchAll(/(?:from|import\()\s*['"]([^'"]+)['"]/g)].map(m => m[1] ?? '')
  return found
    .filter(name => name.startsWith('.') || name.startsWith('@/'))
    .map(name => (name.startsWith('@/') ? name.slice(2) : normalize(join(dirname(file), name))))
}

function floorOf(path: string): number {
  return FLOORS.findIndex(names => names.includes(path.split('/')[0] ?? ''))
}

test('every file stands on a floor', () => {
  expect(files.filter(file => floorOf(file) < 0)).toEqual([])
})

test('imports go down only', () => {
  const upward = files.flatMap(file =>
    importsOf(file)
      .filter(target => floorOf(target) < floorOf(file))
      .map(target => `${file} → ${target}`),
  )
  expect(upward).toEqual([])
})

test('features, workflows and channels never import a sibling', () => {
  const sideways = files.flatMap(file => {
    const [kind, name, below] = file.split('/')
    if (!kind || !FOLDER_PER_PLUGIN.includes(kind) || below === undefined) return []
    return importsOf(file)
      .map(target => relative('.', target).split('/'))
      .filter(
        ([otherKind, otherName, otherBelow]) =>
          otherKind === kind && otherName !== name && otherBelow !== undefined,
      )
      .map(target => `${file} → ${target.join('/')}`)
  })
  expect(sideways).toEqual([])
})
