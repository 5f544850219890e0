export type Role = 'admin' | 'advisor' | 'clerk' | 'technician' | 'customer' | 'supplier' | 'bot'

export const STAFF: readonly Role[] = ['admin', 'advisor', 'clerk', 'technician']

export function isStaff(role: Role): boolean {
  return STAFF.includes(role)
}

/** Where someone lands after signing in. */
export function homeOf(role: Role): string {
  return isStaff(role) ? '/inbox' : '/portal'
}
