/** The very file of docs, taken along when the app is built: one text, read in two places. */
const texts = import.meta.glob('../../../../docs/instalar.md', {
  query: '?raw',
  import: 'default',
}) as Record<string, () => Promise<string>>

export function readGuide(): Promise<string> {
  const [read] = Object.values(texts)
  return read ? read() : Promise.reject(new Error('no guide'))
}
