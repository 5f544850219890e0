import { lazy } from 'react'
import type { Feature } from '@/lib/feature'
import { COUNTER } from '@/lib/roles'
import { IconInbox, IconMessages } from '@/ui/icons'

const ChatLive = lazy(async () => ({ default: (await import('./live/ChatLive')).ChatLive }))

const chat: Feature = {
  routes: [
    { path: '/inbox/:id?', area: 'staff', roles: COUNTER, load: () => import('./pages/InboxPage') },
    { path: '/team/:id?', area: 'staff', load: () => import('./pages/TeamPage') },
  ],
  nav: [
    { to: '/inbox', area: 'staff', label: 'nav.inbox', icon: IconInbox, order: 10, roles: COUNTER },
    { to: '/team', area: 'staff', label: 'nav.team', icon: IconMessages, order: 20 },
  ],
  Background: { staff: ChatLive },
}

export default chat
