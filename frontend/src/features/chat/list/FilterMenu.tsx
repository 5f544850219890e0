import { Indicator, Menu } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ChannelGlyph } from '@/channels/ChannelGlyph'
import { IconButton } from '@/ui/IconButton'
import { IconFilter } from '@/ui/icons'
import { MenuChoice } from '@/ui/MenuChoice'
import { type Filters, isNarrowed, type StateFilter } from '../data/filters'
import { knownChannels } from '../data/known'
import { useLabels } from '../data/labels'

const MoreFilters = lazy(() => import('./MoreFilters'))

const STATES: StateFilter[] = ['active', 'open', 'pending', 'snoozed', 'resolved', 'all', 'spam']

interface Props {
  filters: Filters
  onChange: (change: Partial<Filters>) => void
}

export function FilterMenu({ filters, onChange }: Props) {
  const { t } = useTranslation('chat')
  const narrowed = isNarrowed(filters) || filters.state !== 'active' || filters.kind === 'supplier'
  const [open, setOpen] = useState(false)
  return (
    <Menu
      opened={open}
      onChange={setOpen}
      position="bottom-end"
      width={240}
      closeOnItemClick={false}
    >
      <Indicator disabled={!narrowed} size={8} offset={6} color="ink">
        <Menu.Target>
          <IconButton label={t('filter.name')} icon={IconFilter} />
        </Menu.Target>
      </Indicator>
      <Menu.Dropdown mah="min(640px, 75vh)" style={{ overflowY: 'auto' }}>
        {open && <FilterItems filters={filters} onChange={onChange} />}
      </Menu.Dropdown>
    </Menu>
  )
}

function FilterItems({ filters, onChange }: Props) {
  const { t } = useTranslation('chat')
  const channels = knownChannels()
  const labels = useLabels()
  return (
    <>
      <Menu.Label>{t('filter.state')}</Menu.Label>
      {STATES.map(state => (
        <MenuChoice
          key={state}
          closes={false}
          on={filters.state === state}
          onPick={() => onChange({ state })}
        >
          {t(`state.${state}`)}
        </MenuChoice>
      ))}
      <Menu.Divider />
      <MenuChoice several on={filters.unread} onPick={() => onChange({ unread: !filters.unread })}>
        {t('filter.unread')}
      </MenuChoice>
      <Suspense fallback={null}>
        <MoreFilters filters={filters} onChange={onChange} />
      </Suspense>
      <MenuChoice
        several
        on={filters.kind === 'supplier'}
        onPick={() => onChange({ kind: filters.kind === 'supplier' ? 'customer' : 'supplier' })}
      >
        {t('filter.suppliers')}
      </MenuChoice>
      {channels.length > 0 && <Menu.Label>{t('filter.channel')}</Menu.Label>}
      {channels.map(channel => (
        <MenuChoice
          several
          key={channel.id}
          on={filters.channel === channel.id}
          glyph={<ChannelGlyph kind={channel.kind} />}
          onPick={() => onChange({ channel: filters.channel === channel.id ? null : channel.id })}
        >
          {channel.name}
        </MenuChoice>
      ))}
      {labels.length > 0 && <Menu.Label>{t('filter.label')}</Menu.Label>}
      {labels.map(label => (
        <MenuChoice
          several
          key={label}
          on={filters.labels.includes(label)}
          onPick={() =>
            onChange({
              labels: filters.labels.includes(label)
                ? filters.labels.filter(one => one !== label)
                : [...filters.labels, label],
            })
          }
        >
          {label}
        </MenuChoice>
      ))}
    </>
  )
}
