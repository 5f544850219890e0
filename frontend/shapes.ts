/** The little of SVG our icon is drawn with, as polygons: `rect`, `circle`, `path` of M H V h v a z. */
export interface Shape {
  fill: string
  points: Point[]
}
type Point = readonly [x: number, y: number]

const STEPS = 32

export function shapesOf(svg: string): Shape[] {
  return [...svg.matchAll(/<(rect|circle|path)\b([^>]*)>/g)].map(([, tag = '', text = '']) => {
    const given = Object.fromEntries(
      [...text.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
    )
    const fill = given.fill ?? '#000'
    if (tag === 'path') return { fill, points: pathPoints(given.d ?? '') }
    const number = (name: string) => Number(given[name] ?? 0)
    if (tag === 'circle') return { fill, points: disc(number('cx'), number('cy'), number('r')) }
    return { fill, points: rectPoints(number('width'), number('height'), number('rx')) }
  })
}

function disc(x: number, y: number, r: number): Point[] {
  return turn(x, y, r, 0, 2 * Math.PI)
}

function turn(x: number, y: number, r: number, from: number, by: number): Point[] {
  return Array.from({ length: STEPS + 1 }, (_, step) => {
    const angle = from + (by * step) / STEPS
    return [x + r * Math.cos(angle), y + r * Math.sin(angle)] as const
  })
}

function rectPoints(width: number, height: number, r: number): Point[] {
  const quarter = Math.PI / 2
  return [
    ...turn(width - r, height - r, r, 0, quarter),
    ...turn(r, height - r, r, quarter, quarter),
    ...turn(r, r, r, 2 * quarter, quarter),
    ...turn(width - r, r, r, 3 * quarter, quarter),
  ]
}

function pathPoints(d: string): Point[] {
  const words = d.match(/[a-zA-Z]|-?[\d.]+/g) ?? []
  const next = () => Number(words.shift())
  const points: Point[] = []
  let [x, y] = [0, 0]
  while (words.length > 0) {
    const order = words.shift()
    if (order === 'z') break
    if (order === 'a') {
      const [r, , , large, sweep, dx, dy] = [next(), next(), next(), next(), next(), next(), next()]
      points.push(...arc([x, y], r, large !== sweep, sweep === 1, [x + dx, y + dy]))
      ;[x, y] = [x + dx, y + dy]
      continue
    }
    if (order === 'M') [x, y] = [next(), next()]
    else if (order === 'H') x = next()
    else if (order === 'h') x += next()
    else if (order === 'V') y = next()
    else if (order === 'v') y += next()
    else throw new Error(`the icon's path says ${order}, which is not drawn here`)
    points.push([x, y])
  }
  return points
}

/** Points along an arc of a circle (SVG 2, appendix B.2.4). */
function arc(a: Point, radius: number, positive: boolean, sweep: boolean, b: Point): Point[] {
  const [hx, hy] = [(a[0] - b[0]) / 2, (a[1] - b[1]) / 2]
  const half = Math.hypot(hx, hy)
  const r = Math.max(radius, half)
  const off = (positive ? 1 : -1) * (Math.sqrt(r * r - half * half) / half)
  const [cx, cy] = [(a[0] + b[0]) / 2 + off * hy, (a[1] + b[1]) / 2 - off * hx]
  const from = Math.atan2(a[1] - cy, a[0] - cx)
  const raw = Math.atan2(b[1] - cy, b[0] - cx) - from
  const by = sweep ? (raw + 2 * Math.PI) % (2 * Math.PI) : (raw - 2 * Math.PI) % (2 * Math.PI) || 0
  return turn(cx, cy, r, from, by)
}
