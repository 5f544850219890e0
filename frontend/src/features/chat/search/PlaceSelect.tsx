import { Select } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { knownConversation } from '../data/cache'
import { useConversation, useConversationList } from '../data/conversations'
import { type Filters, STARTING_FILTERS } from '../data/filters'
import { useKnown } from '../data/known'
import { nameOf } from '../list/ConversationRow'
import { useTyped } from '../list/useTyped'
import { refreshConversation } from '../live/settling'

const SHOWN = 30
const TYPING_PAUSE_MS = 250
/** Whatever else stands in an address is no conversation. */
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const EVERYWHERE: Filters = {
  ...STARTING_FILTERS,
  view: 'all',
  kind: 'any',
  state: 'all',
  sort: 'recent',
}

interface Props {
  /** Of the chosen conversation; empty for all. */
  id: string
  onChange: (id: string) => void
}

/** One of all conversations one may see: the newest, or those the hub finds by what is typed. */
export function PlaceSelect({ id, onChange }: Props) {
  const { t } = useTranslation('chat')
  const [q, setQ] = useState('')
  const chosen = useConversation(id)
  const name = chosen ? nameOf(chosen, t('unnamed')) : ''
  const { field, text, setText } = useTyped(q, setQ, TYPING_PAUSE_MS)
  const asked = text === name ? '' : q
  const list = useConversationList({ ...EVERYWHERE, q: asked }, SHOWN)
  const found = useKnown(list.ids)
  useEffect(() => {
    // A link to a search names a conversation that may never have been met here.
    if (ID.test(id) && !knownConversation(id)) void refreshConversation(id)
  }, [id])
  const places = chosen && !list.ids.includes(id) ? [chosen, ...found] : found
  return (
    <Select
      ref={field}
      aria-label={t('search.where')}
      placeholder={t('search.where')}
      searchable
      clearable
      searchValue={text}
      onSearchChange={setText}
      filter={({ options }) => options}
      comboboxProps={{ width: 300, position: 'bottom-start' }}
      nothingFoundMessage={list.isFetching ? t('search.looking') : t('team.none.found')}
      data={places.map(item => ({ value: item.id, label: nameOf(item, t('unnamed')) }))}
      value={id || null}
      onChange={next => onChange(next ?? '')}
    />
  )
}
