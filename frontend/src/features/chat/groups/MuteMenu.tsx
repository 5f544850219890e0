import { Menu } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import type { Conversation, Notify } from '@/api/types'
import { useNow } from '@/lib/clock'
import { IconButton } from '@/ui/IconButton'
import { IconBell, IconBellOff } from '@/ui/icons'
import { MenuChoice } from '@/ui/MenuChoice'
import { isMuted, setOwn } from '../data/groups'
import { LEVELS, MUTES, mutedUntil } from './mute'

/** The bell of a conversation: what of it calls, and silence for a while. */
export function MuteMenu({ item }: { item: Conversation }) {
  const { t } = useTranslation('chat')
  const muted = isMuted(item, useNow())
  const level: Notify = item.own?.notify ?? 'all'
  const quiet = muted || level === 'none'
  const change = (own: Parameters<typeof setOwn>[1]) => void setOwn(item.id, own).catch(complain)
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <IconButton
          label={quiet ? `${t('own.alerts')}: ${t('own.muted')}` : t('own.alerts')}
          icon={quiet ? IconBellOff : IconBell}
        />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('own.alerts')}</Menu.Label>
        {LEVELS.map(one => (
          <MenuChoice key={one} on={level === one} onPick={() => change({ notify: one })}>
            {t(`own.notify.${one}`)}
          </MenuChoice>
        ))}
        <Menu.Divider />
        {muted ? (
          <Menu.Item onClick={() => change({ muted_until: null })}>{t('own.unmute')}</Menu.Item>
        ) : (
          <>
            <Menu.Label>{t('own.mute')}</Menu.Label>
            {MUTES.map(mute => (
              <Menu.Item
                key={mute}
                onClick={() => change({ muted_until: mutedUntil(mute, new Date()) })}
              >
                {t(`own.mutes.${mute}`)}
              </Menu.Item>
            ))}
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
