import { api } from '@/api/client'
import type { Page, PersonRef } from '@/api/types'

/** Everyone who works here: whom one can assign to or write to. */
export async function fetchColleagues(): Promise<PersonRef[]> {
  const { results } = await api.get<Page<PersonRef>>('users/', { staff: true, limit: 200 })
  return results
}
