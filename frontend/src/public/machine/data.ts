export interface LabelPageData {
  name: string
  kind: string
  maker: string
  model: string
  is_retired: boolean
  /** Only for somebody signed in who may see it. */
  machine: string | null
  role: string | null
}

/** Where somebody who may see the machine asks for service, or looks at it. */
export function ownPageOf({ machine, role }: LabelPageData): string | null {
  if (!machine) return null
  return role === 'customer' ? `/portal/services/new?machine=${machine}` : `/machines/${machine}`
}
