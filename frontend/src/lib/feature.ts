import type { ComponentType } from 'react'
import type { CustomerTab } from './customerTabs'
import type { Words } from './i18n'
import type { OrderTab } from './orderTabs'
import type { Role } from './roles'

export interface FeatureRoute {
  /** Absolute, react-router syntax: `/inbox/:id?`. */
  path: string
  /** Who may open it; everybody of the area when left out. */
  roles?: readonly Role[]
  load: () => Promise<{ default: ComponentType }>
}

export interface NavEntry {
  /** Path it leads to; the entry is marked while the address starts with it. */
  to: string
  /** Stands long before the feature's own texts are asked for. */
  label: Words
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

/** What `src/features/<name>/public.ts` exports by default: its pages for anybody. */
export interface PublicFeature {
  routes: FeatureRoute[]
}

/** What `src/features/<name>/portal.ts` exports by default: its pages for customers. */
export interface PortalFeature extends PublicFeature {
  nav?: NavEntry[]
  /** Its part of the page of a service order. */
  orderTabs?: OrderTab[]
  /** Runs inside the signed-in shell for as long as the shell stands; draws nothing. */
  Background?: ComponentType
}

/** What `src/features/<name>/routes.tsx` exports by default: its pages for the staff. */
export interface Feature extends PortalFeature {
  customerTabs?: CustomerTab[]
  /** Stands at the foot of the rail, above oneself. */
  Foot?: ComponentType
  /** Stands above the page, where it has something to say. */
  Banner?: ComponentType
  /** Floats above every page on wide screens. */
  Dock?: ComponentType
}

/** A card on the page of settings, from `src/features/<name>/settings.ts`. */
export interface SettingsEntry {
  to: string
  group: 'counter' | 'customers' | 'channels' | 'people' | 'programs'
  /** Keys inside the feature's own texts. */
  label: string
  text: string
  icon: ComponentType<{ size?: number | string }>
  order: number
  roles?: readonly Role[]
}
