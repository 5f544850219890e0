import { useQuery } from '@tanstack/react-query'
import { hasChosenLanguage, type Language, speak } from '@/lib/i18n'
import { keep, readKept } from '@/lib/kept'
import { api } from './client'
import { session } from './session'

/** What anybody may know of the house. */
export interface House {
  name: string
  logo: string | null
  language: Language
}

/** What everybody signed in may know; `name` is empty as long as nobody gave one. */
export interface Company extends House {
  zone: string
  country: string
  currency: string
  currency_settled: boolean
}

const KEPT = 'house'
const NAMELESS: House = { name: 'Mostrador', logo: null, language: 'es' }
export const HOUSE_KEY = ['house']
export const COMPANY_KEY = ['company']

async function hear(): Promise<House> {
  const house = await api.get<House>('company/public/')
  keep(KEPT, house)
  document.title = document.title.replace(
    /^(\(\d+\) )?.*$/,
    `$1${house.name.replaceAll('$', '$$$$')}`,
  )
  if (!hasChosenLanguage() && session.get().state !== 'in') speak(house.language)
  return house
}

/** The house's name and picture: as this browser last saw them until they are heard again. */
export function useHouse(): House {
  const kept = () => readKept<House>(KEPT) ?? NAMELESS
  return useQuery({ queryKey: HOUSE_KEY, queryFn: hear, placeholderData: kept }).data ?? kept()
}

export function useCompany() {
  return useQuery({
    queryKey: COMPANY_KEY,
    queryFn: () => api.get<Company>('company/'),
    staleTime: 60_000,
  })
}

/** What amounts are written in. */
export function useCurrency(): string {
  return useCompany().data?.currency ?? 'PEN'
}
