import { offerCustomerTabs } from '@/lib/customerTabs'
import type { Area, Feature, NavEntry, SettingsEntry } from '@/lib/feature'
import type { Role } from '@/lib/roles'

const modules = import.meta.glob('../features/*/routes.tsx', {
  eager: true,
  import: 'default',
}) as Record<string, Feature>

export interface NamedFeature extends Feature {
  name: string
}

export const features: NamedFeature[] = Object.entries(modules).map(([path, feature]) => ({
  ...feature,
  name: path.split('/').at(-2) ?? '',
}))

offerCustomerTabs(
  features.flatMap(feature =>
    (feature.customerTabs ?? []).map(tab => ({ ...tab, namespace: feature.name })),
  ),
)

export function navOf(area: Area, role: Role): (NavEntry & { namespace: string })[] {
  return features
    .flatMap(feature => (feature.nav ?? []).map(entry => ({ namespace: feature.name, ...entry })))
    .filter(entry => entry.area === area && (!entry.roles || entry.roles.includes(role)))
    .sort((a, b) => a.order - b.order)
}

export function settingsOf(role: Role): (SettingsEntry & { namespace: string })[] {
  return features
    .flatMap(feature =>
      (feature.settings ?? []).map(entry => ({ ...entry, namespace: feature.name })),
    )
    .filter(entry => !entry.roles || entry.roles.includes(role))
    .sort((a, b) => a.order - b.order)
}
