import { promises as files } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import type { Plugin } from 'vite'

const SMALLEST = 1024
const SHRINKS = /\.(js|css|svg|html)$/

/** Leaves a `.br` and a `.gz` beside each file; the hub hands out whichever the browser takes. */
export function compressed(): Plugin {
  let folder = ''
  return {
    name: 'compressed',
    apply: 'build',
    configResolved: ({ root, build }) => {
      folder = join(root, build.outDir)
    },
    async closeBundle() {
      const names = await files.readdir(folder, { recursive: true })
      await Promise.all(
        names.filter(name => SHRINKS.test(name)).map(name => shrink(join(folder, name))),
      )
    },
  }
}

async function shrink(path: string): Promise<void> {
  const bytes = await files.readFile(path)
  if (bytes.length < SMALLEST) return
  await files.writeFile(`${path}.br`, await promisify(brotliCompress)(bytes))
  await files.writeFile(`${path}.gz`, await promisify(gzip)(bytes, { level: 9 }))
}
