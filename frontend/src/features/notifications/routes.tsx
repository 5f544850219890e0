import { lazy } from 'react'
import type { Feature } from '@/lib/feature'
import { IconBell } from '@/ui/icons'

const Bell = lazy(async () => ({ default: (await import('./components/Bell')).Bell }))
const NoticesLive = lazy(async () => ({
  default: (await import('./NoticesLive')).NoticesLive,
}))

const notifications: Feature = {
  routes: [
    { path: '/settings/notifications', area: 'staff', load: () => import('./pages/SettingsPage') },
  ],
  settings: [
    {
      to: '/settings/notifications',
      group: 'people',
      label: 'page.title',
      text: 'page.text',
      icon: IconBell,
      order: 90,
    },
  ],
  Foot: Bell,
  Background: { staff: NoticesLive },
}

export default notifications
