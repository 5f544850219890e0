import { lazy } from 'react'
import type { Feature } from '@/lib/feature'
import { ANSWERING, COUNTER } from '@/lib/roles'
import { IconInbox, IconMessages } from '@/ui/icons'
import { useTeamBadge } from './live/badge'

const ChatLive = lazy(async () => ({ default: (await import('./live/ChatLive')).ChatLive }))

const Dock = lazy(async () => ({ default: (await import('./dock/Dock')).Dock }))

const chat: Feature = {
  routes: [
    { path: '/inbox/:id?', roles: COUNTER, load: () => import('./pages/InboxPage') },
    { path: '/tray', roles: ANSWERING, load: () => import('./tray/TrayPage') },
    { path: '/team/:id?', load: () => import('./pages/TeamPage') },
    {
      path: '/settings/answers',
      roles: COUNTER,
      load: () => import('./pages/CannedPage'),
    },
    {
      path: '/settings/desk',
      roles: COUNTER,
      load: () => import('./pages/DeskPage'),
    },
    { path: '/search/:id?', load: () => import('./pages/SearchPage') },
  ],
  nav: [
    {
      to: '/inbox',
      label: { es: 'Bandeja', en: 'Inbox' },
      icon: IconInbox,
      order: 10,
      roles: COUNTER,
    },
    {
      to: '/team',
      label: { es: 'Equipo', en: 'Team' },
      icon: IconMessages,
      order: 20,
      useBadge: useTeamBadge,
    },
  ],
  Background: ChatLive,
  Dock,
}

export default chat
