import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import { png } from './png'
import { type Shape, shapesOf } from './shapes'

const DRAWN = 32
const LINES = 4

interface Picture {
  name: string
  size: number
  /** Of the whole the drawing takes; the rest is ground. */
  scale: number
  /** `ground`: over the drawing's own, to the edges; `mark`: white on nothing, for status bars. */
  as?: 'ground' | 'mark'
}

const PICTURES: Picture[] = [
  { name: 'icon-192.png', size: 192, scale: 1 },
  { name: 'icon-512.png', size: 512, scale: 1 },
  { name: 'icon-full-512.png', size: 512, scale: 0.8, as: 'ground' },
  { name: 'icon-touch.png', size: 180, scale: 0.9, as: 'ground' },
  { name: 'badge-96.png', size: 96, scale: 1.25, as: 'mark' },
]

/** Draws the icons an installed app and its notices need from the one SVG. */
export function icons(): Plugin {
  let root = ''
  return {
    name: 'icons',
    apply: 'build',
    configResolved: config => {
      root = config.root
    },
    generateBundle() {
      const shapes = shapesOf(readFileSync(join(root, 'public/assets/icon.svg'), 'utf8'))
      for (const picture of PICTURES) {
        const source = png(picture.size, draw(shapes, picture))
        this.emitFile({ type: 'asset', fileName: `assets/${picture.name}`, source })
      }
    },
  }
}

function draw([ground, ...rest]: Shape[], { size, scale, as }: Picture): Uint8Array {
  const rgba = new Uint8Array(size * size * 4)
  if (!ground) return rgba
  if (as === 'ground') paint(rgba, size, square(ground.fill, size))
  const zoom = (size / DRAWN) * scale
  const margin = (size - DRAWN * zoom) / 2
  for (const { fill, points } of as ? rest : [ground, ...rest]) {
    const placed = points.map(([x, y]) => [x * zoom + margin, y * zoom + margin] as const)
    paint(rgba, size, { fill, points: placed })
  }
  return rgba
}

function square(fill: string, size: number): Shape {
  return {
    fill,
    points: [
      [0, 0],
      [size, 0],
      [size, size],
      [0, size],
    ],
  }
}

/** Lays a polygon over the picture, its edges smooth: each row is cut into `LINES` thin ones. */
function paint(rgba: Uint8Array, size: number, { fill, points }: Shape): void {
  const [red, green, blue] = colour(fill)
  for (let y = 0; y < size; y++) {
    const cover = new Float32Array(size)
    for (let line = 0; line < LINES; line++) addLine(cover, points, y + (line + 0.5) / LINES)
    for (let x = 0; x < size; x++) {
      const share = Math.min(1, (cover[x] ?? 0) / LINES)
      if (share > 0) blend(rgba, (y * size + x) * 4, [red, green, blue], share)
    }
  }
}

function addLine(cover: Float32Array, points: Shape['points'], y: number): void {
  const cuts = points
    .flatMap(([ax, ay], index) => {
      const [bx, by] = points[(index + 1) % points.length] ?? [ax, ay]
      return ay <= y === by <= y ? [] : ax + ((y - ay) / (by - ay)) * (bx - ax)
    })
    .sort((a, b) => a - b)
  for (let pair = 0; pair + 1 < cuts.length; pair += 2) {
    const [from = 0, to = 0] = [cuts[pair], cuts[pair + 1]]
    const last = Math.min(cover.length - 1, Math.floor(to))
    for (let x = Math.max(0, Math.floor(from)); x <= last; x++) {
      cover[x] = (cover[x] ?? 0) + Math.max(0, Math.min(to, x + 1) - Math.max(from, x))
    }
  }
}

function blend(rgba: Uint8Array, at: number, over: number[], share: number): void {
  const under = (rgba[at + 3] ?? 0) / 255
  const alpha = share + under * (1 - share)
  for (const [channel, value] of over.entries()) {
    const below = rgba[at + channel] ?? 0
    rgba[at + channel] = Math.round((value * share + below * under * (1 - share)) / alpha)
  }
  rgba[at + 3] = Math.round(alpha * 255)
}

function colour(fill: string): [number, number, number] {
  const digits = fill.slice(1)
  const [r = 0, g = 0, b = 0] = (
    digits.length === 3 ? [...digits].map(d => d + d) : (digits.match(/../g) ?? [])
  ).map(pair => Number.parseInt(pair, 16))
  return [r, g, b]
}
