import { render } from '@testing-library/react'
import { expect, test } from 'vitest'
import { guideNames, pictureOf, readGuide } from '@/features/channels/guides/guides'
import { WAYS } from '@/features/channels/setup/ways'
import { blocksOf, type Inline } from '@/lib/markdown'
import { Markdown } from '@/ui/Markdown'

const SOURCE = `# Título
Un **primer** paso con \`código\` y [un enlace](https://example.com).

## Pasos
1. Uno
   que sigue
2. Dos ![pantalla](uno.webp)

> Ojo con esto

| A | B |
|---|---|
| 1 | 2 |
`

test('what our guides are written in is drawn', () => {
  const { container } = render(
    <Markdown
      source={SOURCE}
      pictureOf={name => (name === 'uno.webp' ? '/uno.webp' : undefined)}
    />,
  )
  expect(container.querySelector('h2')?.textContent).toBe('Título')
  expect([...container.querySelectorAll('ol li')].map(item => item.textContent)).toEqual([
    'Uno que sigue',
    'Dos ',
  ])
  expect(container.querySelector('img')?.getAttribute('alt')).toBe('pantalla')
  expect(container.querySelector('a')?.getAttribute('href')).toBe('https://example.com')
  expect(container.querySelector('blockquote')?.textContent).toBe('Ojo con esto')
  expect(container.querySelectorAll('td')).toHaveLength(2)
})

test('nothing in a text runs', () => {
  const evil =
    '<img src=x onerror=alert(1)> [a](javascript:alert(1)) ![b](data:text/html,x) [c](//e.pe)'
  const { container } = render(<Markdown source={evil} pictureOf={name => name} />)
  expect(container.querySelectorAll('a, img, script')).toHaveLength(0)
  expect(container.textContent).toContain('<img src=x onerror=alert(1)>')
})

function pictures(inline: Inline[]): string[] {
  return inline.flatMap(piece => (piece.kind === 'image' ? [piece.src] : []))
}

test.each(guideNames())('the guide %s has its pictures, each with words', async name => {
  const blocks = blocksOf(await readGuide(name))
  const shown = blocks.flatMap(block => {
    if (block.kind === 'list') return block.items.flatMap(pictures)
    return 'inline' in block ? pictures(block.inline) : []
  })
  expect(blocks[0]).toMatchObject({ kind: 'heading', level: 1 })
  expect(shown.length).toBeGreaterThan(0)
  expect(shown.filter(picture => !pictureOf(picture))).toEqual([])
})

test('each way to connect has its guide', () => {
  expect(WAYS.map(way => way.guide).filter(name => !guideNames().includes(name))).toEqual([])
})
