import { lazy } from 'react'
import type { Feature } from '@/lib/feature'
import { COUNTER } from '@/lib/roles'
import { IconInbox, IconMessages } from '@/ui/icons'
import { useTeamBadge } from './live/badge'

const ChatLive = lazy(async () => ({ default: (await import('./live/ChatLive')).ChatLive }))

const Dock = lazy(async () => ({ default: (await import('./dock/Dock')).Dock }))

const chat: Feature = {
  routes: [
    { path: '/inbox/:id?', area: 'staff', roles: COUNTER, load: () => import('./pages/InboxPage') },
    { path: '/team/:id?', area: 'staff', load: () => import('./pages/TeamPage') },
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
  Background: { staff: ChatLive },
  Dock,
}

export default chat
