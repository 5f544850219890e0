import { TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconSearch } from '@/ui/icons'

const PAUSE_MS = 300

/** Asks a moment after the last key; Enter asks at once. */
export function SearchField({ q, onChange }: { q: string; onChange: (q: string) => void }) {
  const { t } = useTranslation('chat')
  const [text, setText] = useState(q)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (field.current !== document.activeElement) setText(q)
  }, [q])
  useEffect(() => {
    if (text.trim() === q) return
    const timer = setTimeout(() => onChange(text.trim()), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text, q, onChange])
  return (
    <TextInput
      ref={field}
      type="search"
      value={text}
      maxLength={200}
      autoFocus
      data-search
      onChange={event => setText(event.currentTarget.value)}
      onKeyDown={event => event.key === 'Enter' && onChange(text.trim())}
      placeholder={t('search.placeholder')}
      aria-label={t('search.title')}
      leftSection={<IconSearch size={16} />}
    />
  )
}
