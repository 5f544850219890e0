import { useQuery } from '@tanstack/react-query'
import { currentLanguage } from '@/lib/i18n'
import type { Tone } from '@/ui/StateChip'
import { api } from './client'

export type WordList = 'category' | 'status'
export type Meaning = 'active' | 'prospect' | 'inactive'

/** A word of the house's own lists for customers. */
export interface Word {
  key: string
  es: string
  en: string
  color: Extract<Tone, 'plain' | 'primary' | 'ok' | 'warn' | 'bad'>
  is_default: boolean
  meaning: Meaning | null
  used: number
}

/** The words of one list in their order; empty while they are on their way. */
export function useWordList(name: WordList) {
  return useQuery({
    queryKey: ['customer-words', name],
    queryFn: () => api.get<Word[]>(`customer-words/${name}/`),
    staleTime: 60_000,
  })
}

export const wordText = (word: Word) => word[currentLanguage()]

export interface Words {
  options: { value: string; label: string }[]
  text: (key: string) => string
  tone: (key: string) => Word['color']
}

/** What a list is needed for: its choices, and how each key reads. */
export function useWords(name: WordList): Words {
  const rows = useWordList(name).data ?? []
  const of = (key: string) => rows.find(row => row.key === key)
  return {
    options: rows.map(row => ({ value: row.key, label: wordText(row) })),
    text: key => {
      const found = of(key)
      return found ? wordText(found) : key
    },
    tone: key => of(key)?.color ?? 'plain',
  }
}
