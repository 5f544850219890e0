import type { ComponentType } from 'react'
import type { Words } from './i18n'
import type { Role } from './roles'

interface Named {
  id: string
  name: string
}

/** What a part of an order's page is told of it. */
export interface TabOrder {
  id: string
  /** As people write it: `OS-000012`. */
  number: string
  state: string
  /** The steps this person may take now. */
  allowed_transitions: readonly string[]
  kind: Named
  customer: Named
  machine: Named | null
  /** Its machine was, when it was asked for. */
  under_warranty: boolean
  conversation: string | null
  place: string
  starts_at: string | null
  ends_at: string | null
  version: number
}

/** A part of the page of a service order; every feature may offer some. */
export interface OrderTab {
  /** In the address: `?tab=<key>`. */
  key: string
  label: Words
  order: number
  roles?: readonly Role[]
  /** Whether it has something to say of this very order; always when left out. */
  shown?: (order: TabOrder) => boolean
  load: () => Promise<{ default: ComponentType<{ order: TabOrder }> }>
}

export interface OfferedOrderTab extends OrderTab {
  namespace: string
}

const offered: OfferedOrderTab[] = []

/**
 * Called once by each area, which knows its features; the page of an order knows none. To the
 * staff they are tabs (`routes.tsx`), to a customer sections below each other (`portal.ts`).
 */
export function offerOrderTabs(tabs: OfferedOrderTab[]): void {
  offered.splice(0, offered.length, ...tabs)
}

export function orderTabsOf(role: Role, order: TabOrder): OfferedOrderTab[] {
  return offered
    .filter(({ roles }) => !roles || roles.includes(role))
    .filter(({ shown }) => !shown || shown(order))
    .sort((a, b) => a.order - b.order)
}
