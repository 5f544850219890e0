import { promisify } from 'node:util'
import { brotliCompress } from 'node:zlib'
import type { Plugin, Rollup } from 'vite'

/** Bytes of compressed script before the inbox stands on the screen. */
const MOST = 250 * 1024
/**
 * What the browser asks for by then, in Spanish; all they import comes along. Texts of what stands
 * in no rail come with their own pages, and the portal is not the inbox.
 */
const ASKED =
  /src\/(main\.tsx|app\/shell\/(?!Portal)\w+\.tsx|features\/chat\/(pages\/InboxPage|live\/ChatLive|dock\/Dock)\.tsx|(?!features\/(audit|bots|channels|house|mine|noticelog|people|portal|privacy|registration)\/).*\/es\.ts)$/

/** Fails the build when an advisor would wait for more script than we allow. */
export function budget(): Plugin {
  return {
    name: 'budget',
    apply: 'build',
    async generateBundle(_, bundle) {
      const sizes = await Promise.all([...loaded(bundle)].map(compressedSize))
      const total = sizes.reduce((sum, size) => sum + size, 0)
      const told = `${Math.ceil(total / 1024)} of ${MOST / 1024} KiB of script before the inbox shows`
      if (total > MOST) this.error(told)
      this.info(told)
    },
  }
}

function loaded(bundle: Rollup.OutputBundle): Set<Rollup.OutputChunk> {
  const found = new Set<Rollup.OutputChunk>()
  const visit = (name: string) => {
    const chunk = bundle[name]
    if (chunk?.type !== 'chunk' || found.has(chunk)) return
    found.add(chunk)
    chunk.imports.forEach(visit)
  }
  for (const [name, each] of Object.entries(bundle)) {
    if (each.type === 'chunk' && each.moduleIds.some(id => ASKED.test(id))) visit(name)
  }
  return found
}

async function compressedSize(chunk: Rollup.OutputChunk): Promise<number> {
  return (await promisify(brotliCompress)(chunk.code)).length
}
