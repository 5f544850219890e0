import { Menu, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { keep } from '@/lib/kept'
import { CountBadge } from '@/ui/CountBadge'
import { IconButton } from '@/ui/IconButton'
import { IconRows, IconSearch, IconSort } from '@/ui/icons'
import { useCounts } from '../data/conversations'
import type { Filters, View } from '../data/filters'
import { FilterMenu } from './FilterMenu'
import styles from './list.module.css'
import { useTyped } from './useTyped'

const VIEWS = ['mine', 'unassigned', 'all'] as const satisfies View[]
const TYPING_PAUSE_MS = 250

interface Props {
  filters: Filters
  onChange: (change: Partial<Filters>) => void
  compact: boolean
  onCompact: (compact: boolean) => void
}

export function ListHeader({ filters, onChange, compact, onCompact }: Props) {
  const { t } = useTranslation('chat')
  return (
    <header className={styles.header}>
      <div className={styles.tools}>
        <SearchField q={filters.q} onChange={q => onChange({ q })} />
        <FilterMenu filters={filters} onChange={onChange} />
        <Menu position="bottom-end">
          <Menu.Target>
            <IconButton label={t('sort.name')} icon={IconSort} />
          </Menu.Target>
          <Menu.Dropdown>
            {(['needs_reply', 'recent'] as const).map(sort => (
              <Menu.Item
                key={sort}
                role="menuitemradio"
                aria-checked={filters.sort === sort}
                data-active={filters.sort === sort || undefined}
                onClick={() => onChange({ sort })}
              >
                {t(`sort.${sort}`)}
              </Menu.Item>
            ))}
            <Menu.Divider />
            <Menu.Item leftSection={<IconRows size={16} />} onClick={() => onCompact(!compact)}>
              {t(compact ? 'list.comfortable' : 'list.compact')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      <ViewTabs view={filters.view} onChange={view => onChange({ view })} />
    </header>
  )
}

function ViewTabs({ view, onChange }: { view: View; onChange: (view: View) => void }) {
  const { t } = useTranslation('chat')
  const counts = useCounts()
  return (
    <fieldset className={styles.views} aria-label={t('view.name')}>
      {VIEWS.map(name => (
        <button
          key={name}
          type="button"
          aria-pressed={view === name}
          onClick={() => {
            keep('view', name)
            onChange(name)
          }}
        >
          {t(`view.${name}`)}
          <CountBadge tone="plain" count={counts[name]} most={9_999} />
        </button>
      ))}
    </fieldset>
  )
}

function SearchField({ q, onChange }: { q: string; onChange: (q: string) => void }) {
  const { t } = useTranslation('chat')
  const { field, text, setText } = useTyped(q, onChange, TYPING_PAUSE_MS)
  return (
    <TextInput
      ref={field}
      className={styles.search}
      type="search"
      value={text}
      data-search
      onChange={event => setText(event.currentTarget.value)}
      placeholder={t('list.search')}
      aria-label={t('list.search')}
      leftSection={<IconSearch size={16} />}
    />
  )
}
