import { useCallback, useEffect, useState } from 'react'
import { useUser } from '@/api/session'
import type { Quote } from '@/api/types'
import { keep, readKept } from '@/lib/kept'

export interface Draft {
  text: string
  note: string
  quote: Quote | null
}

const EMPTY: Draft = { text: '', note: '', quote: null }

/** What is being written per conversation, kept in this browser until it is sent. */
export function useDraft(conversation: string): [Draft, (change: Partial<Draft>) => void] {
  const { id: me } = useUser()
  const key = `draft.${me}.${conversation}`
  const [draft, setDraft] = useState<Draft>(() => readKept<Draft>(key) ?? EMPTY)
  useEffect(() => setDraft(readKept<Draft>(key) ?? EMPTY), [key])
  const change = useCallback(
    (next: Partial<Draft>) => {
      setDraft(now => {
        const merged = { ...now, ...next }
        keep(key, merged.text || merged.note || merged.quote ? merged : null)
        return merged
      })
    },
    [key],
  )
  return [draft, change]
}
