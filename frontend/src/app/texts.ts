import type { Language, Texts } from '@/lib/i18n'

type Loader = () => Promise<{ default: Texts }>

const loaders = import.meta.glob([
  '../lib/{texts,codes}/{es,en}.ts',
  '../features/*/{es,en}.ts',
  '../workflows/*/{es,en}.ts',
  '../public/*/{es,en}.ts',
]) as Record<string, Loader>

function pathOf(language: Language, namespace: string): string {
  if (namespace === 'common') return `../lib/texts/${language}.ts`
  if (namespace === 'codes') return `../lib/codes/${language}.ts`
  const [kind, name] = namespace.split('/')
  return name === undefined
    ? `../features/${namespace}/${language}.ts`
    : `../${kind}/${name}/${language}.ts`
}

/** Namespace `common`, `codes` (of refusals), a feature's folder, `workflows/<key>` or `public/<kind>`. */
export async function loadTexts(language: Language, namespace: string): Promise<Texts> {
  const loader = loaders[pathOf(language, namespace)]
  return loader ? (await loader()).default : {}
}
