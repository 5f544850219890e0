import { ActionIcon, Menu, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { IconButton } from '@/ui/IconButton'
import { IconGroup, IconMessage, IconPlus, IconSearch } from '@/ui/icons'
import { useStaffCounts } from '../data/staff'
import list from '../list/list.module.css'
import type { TeamTab } from './items'
import styles from './team.module.css'

const TABS: TeamTab[] = ['all', 'unread', 'mentions', 'people']

interface Props {
  tab: TeamTab
  onTab: (tab: TeamTab) => void
  q: string
  onQ: (q: string) => void
  onTalk: () => void
  onGroup: () => void
}

export function TeamHeader({ tab, onTab, q, onQ, onTalk, onGroup }: Props) {
  const { t } = useTranslation('chat')
  return (
    <header className={list.header}>
      <div className={styles.title}>
        <h1>{t('nav.team')}</h1>
        <ActionIcon
          component={Link}
          to="/search"
          aria-label={t('search.everywhere')}
          title={t('search.everywhere')}
        >
          <IconSearch size={18} />
        </ActionIcon>
        <Menu position="bottom-end">
          <Menu.Target>
            <IconButton label={t('team.new')} icon={IconPlus} />
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconMessage size={16} />} onClick={onTalk}>
              {t('team.newDirect')}
            </Menu.Item>
            <Menu.Item leftSection={<IconGroup size={16} />} onClick={onGroup}>
              {t('team.newGroup')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      <TextInput
        type="search"
        value={q}
        data-search
        onChange={event => onQ(event.currentTarget.value)}
        placeholder={t('team.search')}
        aria-label={t('team.search')}
        leftSection={<IconSearch size={16} />}
      />
      <Tabs tab={tab} onTab={onTab} />
    </header>
  )
}

function Tabs({ tab, onTab }: Pick<Props, 'tab' | 'onTab'>) {
  const { t } = useTranslation('chat')
  const counts = useStaffCounts()
  return (
    <fieldset className={list.views} aria-label={t('view.name')}>
      {TABS.map(name => {
        const count = name === 'unread' || name === 'mentions' ? counts[name] : 0
        return (
          <button key={name} type="button" aria-pressed={tab === name} onClick={() => onTab(name)}>
            {t(`team.tab.${name}`)}
            {count > 0 && <span className="tabular">{count > 99 ? '99+' : count}</span>}
          </button>
        )
      })}
    </fieldset>
  )
}
