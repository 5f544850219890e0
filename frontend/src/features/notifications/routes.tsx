import { lazy } from 'react'
import type { Feature } from '@/lib/feature'

const Bell = lazy(async () => ({ default: (await import('./components/Bell')).Bell }))
const NoticesLive = lazy(async () => ({
  default: (await import('./NoticesLive')).NoticesLive,
}))

const notifications: Feature = {
  routes: [{ path: '/settings/notifications', load: () => import('./pages/SettingsPage') }],
  Foot: Bell,
  Background: NoticesLive,
}

export default notifications
