import { type RefObject, useEffect, useRef, useState } from 'react'

interface Typed {
  field: RefObject<HTMLInputElement | null>
  text: string
  setText: (text: string) => void
  /** Says at once what waits. */
  settle: () => void
}

/** What is typed into a field, said `pause` ms after the last key; another `q` shows unless one types. */
export function useTyped(q: string, onChange: (q: string) => void, pause: number): Typed {
  const [text, setText] = useState(q)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (field.current !== document.activeElement) setText(q)
  }, [q])
  useEffect(() => {
    if (text.trim() === q) return
    const timer = setTimeout(() => onChange(text.trim()), pause)
    return () => clearTimeout(timer)
  }, [text, q, onChange, pause])
  const settle = () => {
    if (text.trim() !== q) onChange(text.trim())
  }
  return { field, text, setText, settle }
}
