import { Menu, UnstyledButton } from '@mantine/core'
import type { TFunction } from 'i18next'
import { lazy, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { complain } from '@/api/complain'
import { switchLanguage } from '@/api/language'
import { logout, useUser } from '@/api/session'
import { keepStanding, reloadOneself, type Standing, saveStanding, standingOf } from '@/api/status'
import { useNow } from '@/lib/clock'
import { endOf } from '@/lib/ends'
import { formatMoment } from '@/lib/format'
import { ANSWERING } from '@/lib/roles'
import { useRealtimeListener } from '@/realtime/RealtimeProvider'
import { Avatar } from '@/ui/Avatar'
import {
  IconBell,
  IconBellOff,
  IconKeyboard,
  IconLanguage,
  IconLock,
  IconLogOut,
  IconMoon,
  IconSmile,
  IconSun,
  IconUser,
} from '@/ui/icons'
import { toggleScheme, useScheme } from '@/ui/scheme'
import { shortcutsOpen } from '@/ui/shortcuts'
import { AvailabilityItems } from './AvailabilityItems'
import styles from './status.module.css'

const AwayDialog = lazy(() => import('../status/AwayDialog'))
const StatusDialog = lazy(() => import('../status/StatusDialog'))

/** Oneself at the foot of the rail: status, silence, and what one sets for oneself. */
export function UserMenu() {
  const { t } = useTranslation()
  const user = useUser()
  const now = useNow()
  const [saying, setSaying] = useState(false)
  const [leaving, setLeaving] = useState(0)
  const button = useRef<HTMLButtonElement>(null)
  const standing = standingOf(user, now)
  useRealtimeListener({
    change: (_stream, { kind, data }) => {
      const told = data as Standing & { type?: string }
      if (kind === 'user' && told.type === 'status') keepStanding(told)
    },
    reset: stream => {
      if (stream.startsWith('u:')) reloadOneself()
    },
  })
  return (
    <>
      <Menu position="right-end" width={264}>
        <Menu.Target>
          <UnstyledButton
            ref={button}
            className={styles.me}
            aria-label={`${t('shell.account')}: ${user.name}. ${wordsOf(standing, t)}`}
          >
            <Avatar id={user.id} name={user.name} size={34} />
            <Mark standing={standing} />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            {user.name} · {t(`role.${user.role}`)}
          </Menu.Label>
          {ANSWERING.includes(user.role) && (
            <>
              <AvailabilityItems
                now={standing.availability ?? 'online'}
                onLeaving={waiting => setLeaving(waiting)}
              />
              <Menu.Divider />
            </>
          )}
          <StandingItems standing={standing} onSay={() => setSaying(true)} />
          <Menu.Divider />
          <PlaceItems />
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconLogOut size={16} />}
            onClick={() => void logout().catch(() => {})}
          >
            {t('shell.logout')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {leaving > 0 && (
        <Suspense fallback={null}>
          <AwayDialog waiting={leaving} onClose={() => setLeaving(0)} />
        </Suspense>
      )}
      {saying && (
        <Suspense fallback={null}>
          <StatusDialog
            onClose={() => {
              setSaying(false)
              button.current?.focus()
            }}
          />
        </Suspense>
      )}
    </>
  )
}

function wordsOf({ status, quiet_until, availability }: Standing, t: TFunction): string {
  if (availability && availability !== 'online') return t(`availability.${availability}`)
  if (quiet_until) return t('status.quietUntil', { at: formatMoment(quiet_until) })
  return status ? `${status.emoji} ${status.text}`.trim() : t('status.available')
}

/** The state beside one's picture: silent, what one says, or simply here. */
function Mark({ standing: { status, quiet_until, availability } }: { standing: Standing }) {
  if (availability && availability !== 'online') {
    return <span aria-hidden className={styles.mark} data-availability={availability} />
  }
  if (quiet_until) {
    return <span aria-hidden className={styles.mark} data-quiet />
  }
  if (!status?.emoji) return <span aria-hidden className={styles.mark} />
  return (
    <span aria-hidden className={styles.mark} data-emoji>
      {status.emoji}
    </span>
  )
}

function StandingItems({ standing, onSay }: { standing: Standing; onSay: () => void }) {
  const { t } = useTranslation()
  const { status, quiet_until } = standing
  const silence = (until: string | null) => saveStanding({ quiet_until: until }).catch(complain)
  return (
    <>
      <Menu.Item leftSection={<IconSmile size={16} />} onClick={onSay}>
        <span className={styles.current}>
          {status ? `${status.emoji} ${status.text}`.trim() : t('status.set')}
        </span>
      </Menu.Item>
      {quiet_until && (
        <Menu.Label>{t('status.quietUntil', { at: formatMoment(quiet_until) })}</Menu.Label>
      )}
      <Menu.Item
        leftSection={quiet_until ? <IconBell size={16} /> : <IconBellOff size={16} />}
        onClick={() => void silence(quiet_until ? null : endOf('hour', new Date()).toISOString())}
      >
        {t(quiet_until ? 'status.quietEnd' : 'status.quietHour')}
      </Menu.Item>
    </>
  )
}

function PlaceItems() {
  const { t } = useTranslation()
  const dark = useScheme() === 'dark'
  return (
    <>
      <Menu.Item component={Link} to="/account" leftSection={<IconUser size={16} />}>
        {t('shell.profile')}
      </Menu.Item>
      <Menu.Item component={Link} to="/settings/security" leftSection={<IconLock size={16} />}>
        {t('shell.security')}
      </Menu.Item>
      <Menu.Item component={Link} to="/settings/notifications" leftSection={<IconBell size={16} />}>
        {t('shell.alerts')}
      </Menu.Item>
      <Menu.Item
        leftSection={dark ? <IconSun size={16} /> : <IconMoon size={16} />}
        onClick={toggleScheme}
      >
        {dark ? t('shell.light') : t('shell.dark')}
      </Menu.Item>
      <Menu.Item leftSection={<IconLanguage size={16} />} onClick={() => void switchLanguage()}>
        {t('shell.language')}
      </Menu.Item>
      <Menu.Item leftSection={<IconKeyboard size={16} />} onClick={() => shortcutsOpen.set(true)}>
        {t('shell.shortcuts')}
      </Menu.Item>
    </>
  )
}
