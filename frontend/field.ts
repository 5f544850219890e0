import { createHash } from 'node:crypto'
import type { Plugin } from 'vite'
import { loaded } from './budget'

/** What a technician needs where there is no connection: the shell, the field, their texts. */
const ASKED =
  /src\/(main\.tsx|app\/(areas\/StaffArea|more\/MoreSheet|shell\/\w+)\.tsx|features\/fieldday\/.+|features\/(chat\/(live\/ChatLive|dock\/Dock)|house\/components\/StepsStrip|notifications\/(NoticesLive|components\/\w+))\.tsx|(lib\/(texts|codes)|features\/(fieldday|notifications|chat|house))\/(es|en)\.ts)$/

/** Writes `field.json`, by which the service worker keeps that app: its files, and their version. */
export function field(): Plugin {
  return {
    name: 'field',
    apply: 'build',
    generateBundle(_, bundle) {
      const files = new Set<string>()
      for (const chunk of loaded(bundle, ASKED)) {
        files.add(`/${chunk.fileName}`)
        for (const css of chunk.viteMetadata?.importedCss ?? []) files.add(`/${css}`)
      }
      const fonts = Object.keys(bundle).filter(name => /inter-latin-wght.*\.woff2$/.test(name))
      for (const font of fonts) files.add(`/${font}`)
      const listed = [...files].sort()
      const version = createHash('sha256').update(listed.join('\n')).digest('hex').slice(0, 16)
      const source = JSON.stringify({ version, files: listed })
      this.emitFile({ type: 'asset', fileName: 'field.json', source })
    },
  }
}
