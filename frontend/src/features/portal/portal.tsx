import { lazy } from 'react'
import type { PortalFeature } from '@/lib/feature'
import { IconInbox, IconListChecks, IconMessages, IconWallet } from '@/ui/icons'

const PortalLive = lazy(async () => ({ default: (await import('./PortalLive')).PortalLive }))

const portal: PortalFeature = {
  routes: [
    { path: '/portal', load: () => import('./pages/HomePage') },
    {
      path: '/portal/communications',
      load: () => import('./pages/CommunicationsPage'),
    },
    { path: '/portal/new', load: () => import('./pages/NewPage') },
    { path: '/portal/chat/:id?', load: () => import('./pages/ChatPage') },
    { path: '/portal/recharge/:id', load: () => import('./pages/RechargePage') },
    { path: '/portal/movements', load: () => import('./pages/MovementsPage') },
  ],
  nav: [
    {
      to: '/portal',
      label: { es: 'Inicio', en: 'Home' },
      icon: IconInbox,
      order: 10,
      exact: true,
    },
    { to: '/portal/chat', label: { es: 'Chat', en: 'Chat' }, icon: IconMessages, order: 20 },
    {
      to: '/portal/movements',
      label: { es: 'Saldo', en: 'Balance' },
      icon: IconWallet,
      order: 30,
    },
    {
      to: '/portal/communications',
      label: { es: 'Comunicaciones', en: 'Communications' },
      icon: IconListChecks,
      order: 50,
    },
  ],
  Background: PortalLive,
}

export default portal
