import { lazy } from 'react'
import type { Feature } from '@/lib/feature'
import { IconBell, IconFile, IconLink, IconUser } from '@/ui/icons'
import { useUnreadNotices } from './badge'

const MineLive = lazy(async () => ({ default: (await import('./MineLive')).MineLive }))

const mine: Feature = {
  routes: [
    { path: '/portal/notices', area: 'portal', load: () => import('./pages/NoticesPage') },
    {
      path: '/portal/notices/preferences',
      area: 'portal',
      load: () => import('./pages/PreferencesPage'),
    },
    { path: '/portal/channels', area: 'portal', load: () => import('./pages/ChannelsPage') },
    { path: '/portal/link/:channel', area: 'portal', load: () => import('./pages/LinkPage') },
    { path: '/portal/profile', area: 'portal', load: () => import('./pages/ProfilePage') },
    { path: '/portal/documents', area: 'portal', load: () => import('./pages/DocumentsPage') },
  ],
  nav: [
    {
      to: '/portal/notices',
      area: 'portal',
      label: 'nav.notices',
      icon: IconBell,
      order: 40,
      useBadge: useUnreadNotices,
    },
    { to: '/portal/channels', area: 'portal', label: 'nav.channels', icon: IconLink, order: 60 },
    { to: '/portal/documents', area: 'portal', label: 'nav.documents', icon: IconFile, order: 70 },
    { to: '/portal/profile', area: 'portal', label: 'nav.profile', icon: IconUser, order: 80 },
  ],
  Background: { portal: MineLive },
}

export default mine
