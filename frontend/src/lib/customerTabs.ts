import type { ComponentType } from 'react'
import type { Words } from './i18n'
import type { Role } from './roles'

/** A tab on the page of a customer; every feature may offer some. */
export interface CustomerTab {
  /** In the address: `?tab=<key>`. */
  key: string
  label: Words
  order: number
  roles?: readonly Role[]
  load: () => Promise<{ default: ComponentType<{ customerId: string }> }>
}

export interface OfferedTab extends CustomerTab {
  namespace: string
}

const offered: OfferedTab[] = []

/** Called once by the app, which knows every feature; the page of a customer knows none. */
export function offerCustomerTabs(tabs: OfferedTab[]): void {
  offered.splice(0, offered.length, ...tabs)
}

export function customerTabsOf(role: Role): OfferedTab[] {
  return offered
    .filter(tab => !tab.roles || tab.roles.includes(role))
    .sort((a, b) => a.order - b.order)
}
