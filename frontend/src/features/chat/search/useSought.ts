import { useMemo } from 'react'
import { useAddress } from '@/lib/useAddress'
import { SEARCH_KINDS, type SearchKind, type Sought } from '../data/search'

const NAMES = ['q', 'conversation', 'author', 'kind', 'since', 'until'] as const
export const NARROWING = NAMES.slice(1)

/** What is looked for lives in the address: it can be linked, and going back finds it again. */
export function useSought(): [Sought, (change: Partial<Sought>) => void] {
  const [params, changeAddress] = useAddress('/search', true)
  const sought = useMemo((): Sought => {
    const read = (name: string) => params.get(name) ?? ''
    const kind = read('kind')
    return {
      q: read('q'),
      conversation: read('conversation'),
      author: read('author'),
      kind: kind in SEARCH_KINDS ? (kind as SearchKind) : '',
      since: read('since'),
      until: read('until'),
    }
  }, [params])
  return [sought, changeAddress]
}
