import type { ComponentType } from 'react'
import { useUser } from '@/api/session'
import type { Role } from '@/lib/roles'
import { NotFound } from '../NotFound'

export function AllowedRoles({ roles, Page }: { roles: readonly Role[]; Page: ComponentType }) {
  return roles.includes(useUser().role) ? <Page /> : <NotFound />
}
