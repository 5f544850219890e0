import type { SettingsEntry } from '@/lib/feature'
import { ANSWERING } from '@/lib/roles'
import { IconMacro, IconSmile, IconStar, IconTag, IconTimer, IconWorkflow } from '@/ui/icons'

const ADMIN = ['admin'] as const

function card(
  name: string,
  icon: SettingsEntry['icon'],
  order: number,
  roles = ADMIN as SettingsEntry['roles'],
): SettingsEntry {
  const words = { label: `nav.${name}`, text: `nav.${name}Text` }
  return { to: `/settings/${name}`, group: 'counter', icon, order, roles, ...words }
}

const entries: SettingsEntry[] = [
  card('automations', IconWorkflow, 40),
  card('macros', IconMacro, 50, ANSWERING),
  card('sla', IconTimer, 60),
  card('closing', IconTag, 70),
  card('surveys', IconSmile, 80),
  card('ratings', IconStar, 90, ANSWERING),
]

export default entries
