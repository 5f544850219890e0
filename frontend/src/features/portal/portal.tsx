import { lazy } from 'react'
import type { Feature } from '@/lib/feature'
import { IconInbox, IconListChecks, IconMessages, IconWallet } from '@/ui/icons'

const PortalLive = lazy(async () => ({ default: (await import('./PortalLive')).PortalLive }))

const portal: Feature = {
  routes: [
    { path: '/portal', area: 'portal', load: () => import('./pages/HomePage') },
    {
      path: '/portal/communications',
      area: 'portal',
      load: () => import('./pages/CommunicationsPage'),
    },
    { path: '/portal/new', area: 'portal', load: () => import('./pages/NewPage') },
    { path: '/portal/chat/:id?', area: 'portal', load: () => import('./pages/ChatPage') },
    { path: '/portal/recharge/:id', area: 'portal', load: () => import('./pages/RechargePage') },
    { path: '/portal/movements', area: 'portal', load: () => import('./pages/MovementsPage') },
  ],
  nav: [
    {
      to: '/portal',
      area: 'portal',
      label: 'nav.home',
      icon: IconInbox,
      order: 10,
      exact: true,
    },
    { to: '/portal/chat', area: 'portal', label: 'nav.chat', icon: IconMessages, order: 20 },
    {
      to: '/portal/movements',
      area: 'portal',
      label: 'nav.movements',
      icon: IconWallet,
      order: 30,
    },
    {
      to: '/portal/communications',
      area: 'portal',
      label: 'nav.communications',
      icon: IconListChecks,
      order: 50,
    },
  ],
  Background: { portal: PortalLive },
}

export default portal
