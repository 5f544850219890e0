import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '@/api/client'
import type { Meaning, Word, WordList } from '@/api/words'

export type WordDraft = Partial<Pick<Word, 'es' | 'en' | 'color' | 'is_default'>> & {
  meaning?: Meaning
}

/** Edits a list of words, and looks at it and at who has them anew. */
function useEdit<V, T>(name: WordList, run: (value: V) => Promise<T>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: run,
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ['customer-words', name] })
      void client.invalidateQueries({ queryKey: ['customers'] })
    },
  })
}

export function useSaveWord(name: WordList, key: string | null) {
  return useEdit(name, (draft: WordDraft) =>
    key
      ? api.patch<Word>(`customer-words/${name}/${key}/`, draft)
      : api.post<Word>(`customer-words/${name}/`, draft),
  )
}

export function useOrderWords(name: WordList) {
  return useEdit(name, (keys: string[]) => api.put<Word[]>(`customer-words/${name}/`, { keys }))
}

export function useRemoveWord(name: WordList) {
  return useEdit(name, ({ key, into }: { key: string; into: string | null }) =>
    api.delete<{ moved: number }>(`customer-words/${name}/${key}/`, into ? { into } : {}),
  )
}

/** The list with one of it a place higher or lower. */
export function moved<T>(rows: T[], at: number, by: -1 | 1): T[] {
  const next = [...rows]
  const [row] = next.splice(at, 1)
  if (row !== undefined) next.splice(at + by, 0, row)
  return next
}
