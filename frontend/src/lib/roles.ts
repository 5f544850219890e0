export type Role = 'admin' | 'advisor' | 'clerk' | 'technician' | 'customer' | 'supplier' | 'bot'

export const STAFF: readonly Role[] = ['admin', 'advisor', 'clerk', 'technician']

export function isStaff(role: Role): boolean {
  return STAFF.includes(role)
}

/** Who sees customers' conversations. */
export const COUNTER: readonly Role[] = ['admin', 'advisor', 'clerk']
/** Who runs the house: plans, assigns, sets up. */
export const OFFICE: readonly Role[] = ['admin', 'clerk']
/** Who answers them. */
export const ANSWERING: readonly Role[] = ['admin', 'advisor']

/** Where someone lands after signing in. */
export function homeOf(role: Role): string {
  if (!isStaff(role)) return '/portal'
  return COUNTER.includes(role) ? '/inbox' : '/field'
}
