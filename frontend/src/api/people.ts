import type { Role } from '@/lib/roles'

export interface User {
  id: string
  name: string
  role: Role
  username?: string
  language?: string
  status?: PersonStatus | null
  /** Do not disturb until then. */
  quiet_until?: string | null
  availability?: Availability
}

/** Whether somebody takes new conversations: what comes, only their own, or none. */
export type Availability = 'online' | 'busy' | 'away'

export interface SignIn {
  access: string
  expires_in: number
  user: User
}

export interface PersonRef {
  id: string
  name: string
}

/** What a colleague says about their day; empty texts say nothing. */
export interface PersonStatus {
  emoji: string
  text: string
  until: string | null
}
