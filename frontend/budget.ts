import { promisify } from 'node:util'
import { brotliCompress } from 'node:zlib'
import type { Plugin, Rollup } from 'vite'

interface Promised {
  screen: string
  /** KiB of compressed script before it stands. */
  most: number
  /** What the browser asks for by then, in Spanish; all they import comes along. */
  asked: RegExp
}

/** An area's shell and what runs behind its pages; other pages bring their own texts along. */
const PROMISES: Promised[] = [
  {
    screen: 'the inbox',
    most: 250,
    asked:
      /src\/(main\.tsx|app\/areas\/StaffArea\.tsx|features\/(chat\/(pages\/InboxPage|live\/ChatLive|dock\/Dock)|notifications\/(NoticesLive|components\/Bell))\.tsx|(lib\/texts|features\/(chat|notifications)|workflows\/\w+)\/es\.ts)$/,
  },
  {
    screen: 'the portal',
    most: 150,
    asked:
      /src\/(main\.tsx|app\/areas\/PortalArea\.tsx|features\/(portal\/(pages\/HomePage|PortalLive)|mine\/MineLive)\.tsx|(lib\/texts|features\/portal)\/es\.ts)$/,
  },
]

/** Fails the build when somebody would wait for more script than we allow. */
export function budget(): Plugin {
  return {
    name: 'budget',
    apply: 'build',
    async generateBundle(_, bundle) {
      for (const { screen, most, asked } of PROMISES) {
        const sizes = await Promise.all([...loaded(bundle, asked)].map(compressedSize))
        const total = Math.ceil(sizes.reduce((sum, size) => sum + size, 0) / 1024)
        const told = `${total} of ${most} KiB of script before ${screen} shows`
        if (total > most) this.error(told)
        this.info(told)
      }
    },
  }
}

/** All chunks whose modules somebody asks for, with what they import. */
export function loaded(bundle: Rollup.OutputBundle, asked: RegExp): Set<Rollup.OutputChunk> {
  const found = new Set<Rollup.OutputChunk>()
  const visit = (name: string) => {
    const chunk = bundle[name]
    if (chunk?.type !== 'chunk' || found.has(chunk)) return
    found.add(chunk)
    chunk.imports.forEach(visit)
  }
  for (const [name, each] of Object.entries(bundle)) {
    if (each.type === 'chunk' && each.moduleIds.some(id => asked.test(id))) visit(name)
  }
  return found
}

async function compressedSize(chunk: Rollup.OutputChunk): Promise<number> {
  return (await promisify(brotliCompress)(chunk.code)).length
}
