import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { IconSearch } from '@/ui/icons'
import { useTyped } from '../list/useTyped'

const PAUSE_MS = 300

/** Asks a moment after the last key; Enter asks at once. */
export function SearchField({ q, onChange }: { q: string; onChange: (q: string) => void }) {
  const { t } = useTranslation('chat')
  const { field, text, setText, settle } = useTyped(q, onChange, PAUSE_MS)
  return (
    <TextInput
      ref={field}
      type="search"
      value={text}
      maxLength={200}
      autoFocus
      data-search
      onChange={event => setText(event.currentTarget.value)}
      onKeyDown={event => event.key === 'Enter' && settle()}
      placeholder={t('search.placeholder')}
      aria-label={t('search.title')}
      leftSection={<IconSearch size={16} />}
    />
  )
}
