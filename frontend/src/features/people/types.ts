import type { Role } from '@/api/types'

export interface Place {
  id: string
  name: string
}

export interface Area extends Place {
  team: Place | null
}

export interface Position extends Place {
  role: Role
}

export interface Person {
  id: string
  username: string
  name: string
  first_name: string
  last_name: string
  email: string
  phone: string
  role: Role
  code: string
  area: Place | null
  position: Place | null
  email_verified_at: string | null
  is_active: boolean
  created_at: string
}

export type PersonDraft = Partial<
  Pick<Person, 'username' | 'first_name' | 'last_name' | 'email' | 'phone' | 'role' | 'code'>
> & { password?: string; is_active?: boolean }

export interface Assignment {
  id: string
  role: Role
  area: Place | null
  position: Place | null
  starts_on: string
  /** The first day it counts no more. */
  ends_on: string | null
  note: string
  by: { id: string; name: string } | null
  when: 'past' | 'now' | 'planned'
}

export interface AssignmentDraft {
  role: Role
  area: string | null
  position: string | null
  starts_on: string
  note: string
}

export interface Invitation {
  id: string
  state: 'pending' | 'accepted' | 'revoked' | 'expired' | 'ended'
  role: Role
  email: string
  first_name: string
  last_name: string
  phone: string
  area: Place | null
  position: Place | null
  note: string
  invited_by: { id: string; name: string } | null
  created_at: string
  expires_at: string
  mail: 'none' | 'waiting' | 'sent' | 'failed'
  user: { id: string; name: string } | null
}

/** The link is shown when it is made, and never again. */
export interface InvitationMade extends Invitation {
  link: string
}

/** What a link tells whoever opens it. */
export interface Opened {
  first_name: string
  last_name: string
  email: string
  role: Role
  invited_by: string
  expires_at: string
}

export interface InvitationDraft {
  first_name: string
  last_name: string
  email: string
  phone: string
  role: Role
  area: string | null
  position: string | null
  note: string
}

export interface OpenSession {
  id: string
  user_agent: string
  ip: string | null
  created_at: string
  last_seen_at: string
  current: boolean
}

export interface Factor {
  on: boolean
  since: string | null
  codes_left: number
  required_from: string | null
  demo: boolean
}

export interface Setup {
  secret: string
  uri: string
  qr: string
}

export interface Rules {
  staff_two_factor: boolean
  grace_days: number
  since: string | null
  without: number
}
