import type { Feature } from '@/lib/feature'
import { IconInbox } from '@/ui/icons'

const chat: Feature = {
  routes: [{ path: '/inbox/:id?', area: 'staff', load: () => import('./pages/InboxPage') }],
  nav: [{ to: '/inbox', area: 'staff', label: 'nav.inbox', icon: IconInbox, order: 10 }],
}

export default chat
