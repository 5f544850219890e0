import { useCallback, useState } from 'react'

/** Reads a JSON value kept in this browser; anything unreadable counts as absent. */
export function readKept<T>(key: string): T | null {
  try {
    const text = localStorage.getItem(`mostrador.${key}`)
    return text === null ? null : (JSON.parse(text) as T)
  } catch {
    return null
  }
}

/** Keeps a JSON value in this browser; `null` removes it. A full or closed storage is no error. */
export function keep(key: string, value: unknown): void {
  try {
    if (value === null) localStorage.removeItem(`mostrador.${key}`)
    else localStorage.setItem(`mostrador.${key}`, JSON.stringify(value))
  } catch {
    // Private windows may refuse storage; the value then lives until the page closes.
  }
}

export function useKept<T>(key: string, initial: T): [T, (next: T) => void] {
  const [value, setValue] = useState<T>(() => readKept<T>(key) ?? initial)
  const set = useCallback(
    (next: T) => {
      setValue(next)
      keep(key, next)
    },
    [key],
  )
  return [value, set]
}
