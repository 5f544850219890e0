/** The very files of docs/guias, taken along when the app is built: one text, read in two places. */
const texts = import.meta.glob('../../../../../docs/guias/*.md', {
  query: '?raw',
  import: 'default',
}) as Record<string, () => Promise<string>>

const pictures = import.meta.glob('../../../../../docs/guias/*.{webp,png}', {
  eager: true,
  query: '?url',
  import: 'default',
}) as Record<string, string>

const FOLDER = '../../../../../docs/guias/'

export function readGuide(name: string): Promise<string> {
  const read = texts[`${FOLDER}${name}.md`]
  return read ? read() : Promise.reject(new Error(`no guide ${name}`))
}

export function pictureOf(name: string): string | undefined {
  return pictures[`${FOLDER}${name}`]
}

export function guideNames(): string[] {
  return Object.keys(texts).map(path => path.slice(FOLDER.length, -'.md'.length))
}
