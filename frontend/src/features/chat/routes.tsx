import { lazy } from 'react'
import type { Feature } from '@/lib/feature'
import { ANSWERING, COUNTER } from '@/lib/roles'
import { IconAnswer, IconInbox, IconLater, IconMessages } from '@/ui/icons'
import { useTeamBadge } from './live/badge'

const ChatLive = lazy(async () => ({ default: (await import('./live/ChatLive')).ChatLive }))

const Dock = lazy(async () => ({ default: (await import('./dock/Dock')).Dock }))

const chat: Feature = {
  routes: [
    { path: '/inbox/:id?', area: 'staff', roles: COUNTER, load: () => import('./pages/InboxPage') },
    { path: '/tray', area: 'staff', roles: ANSWERING, load: () => import('./tray/TrayPage') },
    { path: '/team/:id?', area: 'staff', load: () => import('./pages/TeamPage') },
    {
      path: '/settings/answers',
      area: 'staff',
      roles: COUNTER,
      load: () => import('./pages/CannedPage'),
    },
    {
      path: '/settings/desk',
      area: 'staff',
      roles: COUNTER,
      load: () => import('./pages/DeskPage'),
    },
    { path: '/search/:id?', area: 'staff', load: () => import('./pages/SearchPage') },
  ],
  nav: [
    { to: '/inbox', area: 'staff', label: 'nav.inbox', icon: IconInbox, order: 10, roles: COUNTER },
    {
      to: '/team',
      area: 'staff',
      label: 'nav.team',
      icon: IconMessages,
      order: 20,
      useBadge: useTeamBadge,
    },
  ],
  settings: [
    {
      to: '/settings/answers',
      group: 'counter',
      label: 'canned.title',
      text: 'canned.text',
      icon: IconAnswer,
      order: 20,
      roles: COUNTER,
    },
    {
      to: '/settings/desk',
      group: 'counter',
      label: 'desk.title',
      text: 'desk.text',
      icon: IconLater,
      order: 30,
      roles: COUNTER,
    },
  ],
  Background: { staff: ChatLive },
  Dock,
}

export default chat
