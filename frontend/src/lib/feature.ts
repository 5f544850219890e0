import type { ComponentType } from 'react'
import type { CustomerTab } from './customerTabs'
import type { Role } from './roles'

/** `staff` and `portal` pages stand inside their shell, `public` pages stand alone. */
export type Area = 'staff' | 'portal' | 'public'

export interface FeatureRoute {
  /** Absolute, react-router syntax: `/inbox/:id?`. */
  path: string
  area: Area
  /** Who may open it; everybody of the area when left out. */
  roles?: readonly Role[]
  load: () => Promise<{ default: ComponentType }>
}

export interface NavEntry {
  /** Path it leads to; the entry is marked while the address starts with it. */
  to: string
  area: 'staff' | 'portal'
  /** Key inside the feature's own namespace. */
  label: string
  /** Where `label` stands instead, so that a feature's texts come with its own pages. */
  namespace?: string
  icon: ComponentType<{ size?: number | string }>
  order: number
  /** Marked on this very page alone: other entries lead below it. */
  exact?: boolean
  roles?: readonly Role[]
  /** A hook giving the number on the entry (0 shows none). */
  useBadge?: () => number
  /** A hook telling whether it concerns this person at all. */
  useShown?: () => boolean
}

/** A card on the page of settings; `label` and `text` are keys inside the feature's namespace. */
export interface SettingsEntry {
  to: string
  group: 'counter' | 'customers' | 'channels' | 'people' | 'programs'
  label: string
  text: string
  icon: ComponentType<{ size?: number | string }>
  order: number
  roles?: readonly Role[]
}

/** What `src/features/<name>/routes.tsx` exports by default; `<name>` is also its text namespace. */
export interface Feature {
  routes: FeatureRoute[]
  nav?: NavEntry[]
  settings?: SettingsEntry[]
  customerTabs?: CustomerTab[]
  /** Stands at the foot of the rail, above oneself. */
  Foot?: ComponentType
  /** Runs inside the signed-in shell of its area for as long as the shell stands; draws nothing. */
  Background?: Partial<Record<'staff' | 'portal', ComponentType>>
  /** Stands above the page inside the staff's shell, where it has something to say. */
  Banner?: ComponentType
  /** Floats above every page of the staff's shell on wide screens. */
  Dock?: ComponentType
}
