import { useCallback, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useConversation } from '../data/conversations'
import { nameOf } from './ConversationRow'
import styles from './list.module.css'
import { selection, toggle, toggleThrough } from './selection'

/** Picks a row; it shows while one points at the row, looks at it by keyboard, or has picked any. */
export function RowCheck({ id }: { id: string }) {
  const { t } = useTranslation('chat')
  const item = useConversation(id)
  const read = useCallback(() => selection.get().ids.has(id), [id])
  const on = useSyncExternalStore(selection.subscribe, read)
  return (
    <input
      type="checkbox"
      className={styles.check}
      checked={on}
      data-select={id}
      aria-label={t('bulk.pick', { name: item ? nameOf(item, t('unnamed')) : '' })}
      onChange={() => {}}
      onClick={event => (event.shiftKey ? toggleThrough(id) : toggle(id))}
    />
  )
}
