import { api } from '@/api/client'
import type { Page, PersonRef, Role } from '@/api/types'

export interface Colleague extends PersonRef {
  role: Role
}

/** Everyone who works here: whom one can assign to or write to. */
export async function fetchColleagues(): Promise<Colleague[]> {
  const { results } = await api.get<Page<Colleague>>('users/', { staff: true, limit: 200 })
  return results
}
