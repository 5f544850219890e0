import { useQuery } from '@tanstack/react-query'
import { api } from '@/api/client'
import type { Page } from '@/api/types'

export interface Named {
  id: string
  name: string
}

export interface Machine extends Named {
  serial: string
  place: string
  state: string
}

const MINUTE = 60_000

/** What the one we talk with has, but what is no more. */
export function useMachinesOf(conversation: string): Machine[] {
  const { data: customer = '' } = useQuery({
    queryKey: ['machines', 'customer-of', conversation],
    queryFn: async () => {
      const row = await api.get<{ customer: Named | null }>(`conversations/${conversation}/`)
      return row.customer?.id ?? ''
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
  const { data } = useQuery({
    queryKey: ['machines', 'of-customer', customer],
    queryFn: () => api.get<Page<Machine>>('machines/', { customer, limit: 200 }),
    enabled: customer !== '',
    staleTime: MINUTE,
  })
  return (data?.results ?? []).filter(each => each.state !== 'retired')
}

export function useKinds(): Named[] {
  const { data } = useQuery({
    queryKey: ['service-kinds', 'offered'],
    queryFn: () => api.get<Page<Named>>('service-kinds/', { limit: 200 }),
    staleTime: MINUTE,
  })
  return data?.results ?? []
}

export interface Values {
  title: string
  symptom: string
  kind: string
  machine: string
  place: string
  priority: string
  hour_meter: string
  from: string
  until: string
}

export const EMPTY: Values = {
  title: '',
  symptom: '',
  kind: '',
  machine: '',
  place: '',
  priority: 'normal',
  hour_meter: '',
  from: '',
  until: '',
}

/** What is missing, by field. */
export function wrongIn(values: Values, placed: boolean): Partial<Record<keyof Values, string>> {
  return {
    ...(!values.title.trim() && { title: 'titleMissing' }),
    ...(!placed && !values.place.trim() && { place: 'placeMissing' }),
    ...(values.from && values.until && values.until < values.from && { until: 'windowWrong' }),
  }
}

export function bodyOf(values: Values): Record<string, unknown> {
  const at = (typed: string) => new Date(typed).toISOString()
  return {
    title: values.title.trim(),
    symptom: values.symptom,
    priority: values.priority,
    ...(values.kind && { kind: values.kind }),
    ...(values.machine && { machine: values.machine }),
    ...(values.place.trim() && { place: values.place.trim() }),
    ...(values.machine && values.hour_meter && { hour_meter: Number(values.hour_meter) }),
    ...(values.from && { wanted_from_at: at(values.from) }),
    ...(values.until && { wanted_until_at: at(values.until) }),
  }
}
