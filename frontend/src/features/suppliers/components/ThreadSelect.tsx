import { Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Thread, useThreads } from '../data'

interface Props {
  value: string
  error?: string
  onChange: (conversation: string) => void
}

/** The conversation of somebody at a supplier's, found by who is in it. */
export function ThreadSelect({ value, error, onChange }: Props) {
  const { t } = useTranslation('suppliers')
  const [words, setWords] = useState('')
  const { found, own } = useThreads(words, value)
  const titles = own && !found.some(each => each.id === own.id) ? [own, ...found] : found
  const called = titles.find(each => each.id === value)
  return (
    <Select
      label={t('field.conversation')}
      description={t('field.conversationHint')}
      placeholder={t('field.conversationFind')}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('common:remove') }}
      nothingFoundMessage={t('common:nobodyCalled')}
      data={titles.map(each => ({ value: each.id, label: nameOf(each) }))}
      filter={({ options }) => options}
      value={value || null}
      error={error}
      onSearchChange={next => {
        if (!called || next !== nameOf(called)) setWords(next)
      }}
      onChange={id => onChange(id ?? '')}
    />
  )
}

/** Two may be called the same and write from elsewhere. */
function nameOf({ title, channel }: Thread): string {
  return [title, channel?.name].filter(Boolean).join(' · ')
}
