import type { Feature, FeatureRoute, SettingsEntry } from '@/lib/feature'
import { ANSWERING } from '@/lib/roles'
import { IconMacro, IconSmile, IconStar, IconTag, IconTimer, IconWorkflow } from '@/ui/icons'

const ADMIN = ['admin'] as const

function page(path: string, load: FeatureRoute['load'], roles = ADMIN as FeatureRoute['roles']) {
  return { path: `/settings/${path}`, area: 'staff' as const, roles, load }
}

function card(
  name: string,
  icon: SettingsEntry['icon'],
  order: number,
  roles = ADMIN as SettingsEntry['roles'],
): SettingsEntry {
  const words = { label: `nav.${name}`, text: `nav.${name}Text` }
  return { to: `/settings/${name}`, group: 'counter', icon, order, roles, ...words }
}

const automations: Feature = {
  routes: [
    page('automations', () => import('./pages/RulesPage')),
    page('automations/:id', () => import('./pages/RulePage')),
    page('macros', () => import('./pages/MacrosPage'), ANSWERING),
    page('sla', () => import('./pages/SlaPage')),
    page('closing', () => import('./pages/ClosingPage')),
    page('surveys', () => import('./pages/SurveysPage')),
    page('ratings', () => import('./pages/RatingsPage'), ANSWERING),
  ],
  settings: [
    card('automations', IconWorkflow, 40),
    card('macros', IconMacro, 50, ANSWERING),
    card('sla', IconTimer, 60),
    card('closing', IconTag, 70),
    card('surveys', IconSmile, 80),
    card('ratings', IconStar, 90, ANSWERING),
  ],
}

export default automations
