import { Indicator, Menu } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ChannelGlyph } from '@/channels/ChannelGlyph'
import { IconButton } from '@/ui/IconButton'
import { IconCheck, IconFilter } from '@/ui/icons'
import type { Filters, StateFilter } from '../data/filters'
import { knownChannels } from '../data/known'
import { useLabels } from '../data/labels'

const STATES: StateFilter[] = ['active', 'open', 'pending', 'resolved', 'all']

interface Props {
  filters: Filters
  onChange: (change: Partial<Filters>) => void
}

export function FilterMenu({ filters, onChange }: Props) {
  const { t } = useTranslation('chat')
  const narrowed =
    Boolean(filters.channel || filters.label || filters.unread) || filters.state !== 'active'
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
      <Menu.Dropdown mah={480} style={{ overflowY: 'auto' }}>
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
        <Choice
          key={state}
          on={filters.state === state}
          text={t(`state.${state}`)}
          onPick={() => onChange({ state })}
        />
      ))}
      <Menu.Divider />
      <Choice
        on={filters.unread}
        text={t('filter.unread')}
        onPick={() => onChange({ unread: !filters.unread })}
      />
      {channels.length > 0 && <Menu.Label>{t('filter.channel')}</Menu.Label>}
      {channels.map(channel => (
        <Choice
          key={channel.id}
          on={filters.channel === channel.id}
          text={channel.name}
          glyph={<ChannelGlyph kind={channel.kind} />}
          onPick={() => onChange({ channel: filters.channel === channel.id ? null : channel.id })}
        />
      ))}
      {labels.length > 0 && <Menu.Label>{t('filter.label')}</Menu.Label>}
      {labels.map(label => (
        <Choice
          key={label}
          on={filters.label === label}
          text={label}
          onPick={() => onChange({ label: filters.label === label ? null : label })}
        />
      ))}
    </>
  )
}

interface ChoiceProps {
  on: boolean
  text: string
  glyph?: ReactNode
  onPick: () => void
}

function Choice({ on, text, glyph, onPick }: ChoiceProps) {
  return (
    <Menu.Item
      role="menuitemcheckbox"
      aria-checked={on}
      leftSection={glyph}
      rightSection={on && <IconCheck size={16} />}
      onClick={onPick}
    >
      {text}
    </Menu.Item>
  )
}
