import { Menu, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useUser } from '@/api/session'
import { keep } from '@/lib/kept'
import { ANSWERING } from '@/lib/roles'
import { CountBadge } from '@/ui/CountBadge'
import { IconButton } from '@/ui/IconButton'
import { IconCheck, IconPlus, IconRows, IconSearch, IconSort } from '@/ui/icons'
import { MenuChoice } from '@/ui/MenuChoice'
import { useCounts } from '../data/conversations'
import { type Filters, SORTS, type View } from '../data/filters'
import { writeFirst } from '../first/opened'
import { TrayButton } from '../tray/TrayButton'
import { FilterMenu } from './FilterMenu'
import styles from './list.module.css'
import { startPicking } from './selection'
import { TeamTabs } from './TeamTabs'
import { useTyped } from './useTyped'
import { ViewMenu } from './ViewMenu'

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
  const answers = ANSWERING.includes(useUser().role)
  const [picks, setPicks] = useState(0)
  const pickView = (change: Partial<Filters>) => {
    if ('q' in change) setPicks(picks + 1)
    onChange(change)
  }
  return (
    <header className={styles.header}>
      <div className={styles.tools}>
        <ViewMenu filters={filters} onChange={pickView} />
        {/* Letters still waiting in the field must not undo the view picked after them. */}
        <SearchField key={picks} q={filters.q} onChange={q => onChange({ q })} />
        <TrayButton />
        <FilterMenu filters={filters} onChange={onChange} />
        <Menu position="bottom-end">
          <Menu.Target>
            <IconButton label={t('sort.name')} icon={IconSort} />
          </Menu.Target>
          <Menu.Dropdown>
            {SORTS.map(sort => (
              <MenuChoice key={sort} on={filters.sort === sort} onPick={() => onChange({ sort })}>
                {t(`sort.${sort}`)}
              </MenuChoice>
            ))}
            <Menu.Divider />
            <Menu.Item leftSection={<IconCheck size={16} />} onClick={startPicking}>
              {t('bulk.start')}
            </Menu.Item>
            <Menu.Item leftSection={<IconRows size={16} />} onClick={() => onCompact(!compact)}>
              {t(compact ? 'list.comfortable' : 'list.compact')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
        {answers && (
          <IconButton
            label={t('first.title')}
            icon={IconPlus}
            data-write-first
            onClick={() => writeFirst()}
          />
        )}
      </div>
      <ViewTabs view={filters.view} onChange={view => onChange({ view })} />
      <TeamTabs team={filters.team} onChange={onChange} />
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
      placeholder={t('list.searchShort')}
      aria-label={t('list.search')}
      leftSection={<IconSearch size={16} />}
    />
  )
}
