import { lazy } from 'react'
import type { PortalFeature } from '@/lib/feature'
import { IconBell, IconFile, IconLink, IconUser } from '@/ui/icons'
import { useUnreadNotices } from './badge'

const MineLive = lazy(async () => ({ default: (await import('./MineLive')).MineLive }))

const mine: PortalFeature = {
  routes: [
    { path: '/portal/notices', load: () => import('./pages/NoticesPage') },
    {
      path: '/portal/notices/preferences',
      load: () => import('./pages/PreferencesPage'),
    },
    { path: '/portal/channels', load: () => import('./pages/ChannelsPage') },
    { path: '/portal/link/:channel', load: () => import('./pages/LinkPage') },
    { path: '/portal/profile', load: () => import('./pages/ProfilePage') },
    { path: '/portal/documents', load: () => import('./pages/DocumentsPage') },
  ],
  nav: [
    {
      to: '/portal/notices',
      label: { es: 'Avisos', en: 'Notices' },
      icon: IconBell,
      order: 40,
      useBadge: useUnreadNotices,
    },
    {
      to: '/portal/channels',
      label: { es: 'Mis canales', en: 'My channels' },
      icon: IconLink,
      order: 60,
    },
    {
      to: '/portal/documents',
      label: { es: 'Documentos', en: 'Documents' },
      icon: IconFile,
      order: 70,
    },
    {
      to: '/portal/profile',
      label: { es: 'Mi perfil', en: 'My profile' },
      icon: IconUser,
      order: 80,
    },
  ],
  Background: MineLive,
}

export default mine
