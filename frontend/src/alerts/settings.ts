import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '@/api/client'
import { queryClient } from '@/api/query'
import { session } from '@/api/session'
import { attention, isUsedElsewhere } from '@/lib/attention'
import type { Circumstances } from './decide'
import { hasEars } from './ears'
import { isAhead, isBetween } from './quiet'

/** How one wants to be reached. */
export interface AlertSettings {
  email_when_away: boolean
  desktop: boolean
  sound: boolean
  push: boolean
  telegram: boolean
  /** Whether the house has a bot to link with. */
  telegram_available: boolean
  /** The chat where one gets notices. */
  telegram_link: { name: string; linked_at: string } | null
  /** Times of day on the house's clock, `22:00`; both or none. */
  quiet_from: string | null
  quiet_to: string | null
}

/** What one switches on and off. */
export type Way = 'sound' | 'desktop' | 'push' | 'email_when_away' | 'telegram'

const asked = queryOptions({
  queryKey: ['me', 'notification-settings'],
  queryFn: () => api.get<AlertSettings>('me/notification-settings/'),
})

export function useAlertSettings() {
  return useQuery(asked)
}

/** Shows the change at once; a refusal takes it back. */
export function useSaveAlertSettings() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (change: Partial<AlertSettings>) =>
      api.put<AlertSettings>('me/notification-settings/', change),
    onMutate: async change => {
      // An answer asked for before the change would take it back.
      await client.cancelQueries(asked)
      const before = client.getQueryData(asked.queryKey)
      if (before) client.setQueryData(asked.queryKey, { ...before, ...change })
      return before
    },
    onSuccess: saved => client.setQueryData(asked.queryKey, saved),
    onError: (_error, _change, before) => client.setQueryData(asked.queryKey, before),
  })
}

/** The chat was let go of here; other devices hear it. */
export function forgetTelegramLink(): void {
  queryClient.setQueryData(asked.queryKey, kept => kept && { ...kept, telegram_link: null })
}

/** What is cached no longer holds. */
export function reloadAlertSettings(): void {
  void queryClient.invalidateQueries({ queryKey: asked.queryKey })
}

/** `notification_settings` on one's own stream: changed on another device. */
export function heardAlertSettings({ type, ...told }: { type?: string }): void {
  if (type === 'notification_settings')
    queryClient.setQueryData(asked.queryKey, told as AlertSettings)
}

/** Until the settings are here a sound is better than a missed customer. */
export function circumstances(at = new Date()): Circumstances {
  const known = queryClient.getQueryData(asked.queryKey)
  const now = session.get()
  const quiet = now.state === 'in' && isAhead(now.user.quiet_until, at)
  return {
    attention: attention.get(),
    elsewhere: attention.get() !== 'here' && (isUsedElsewhere() || !hasEars()),
    quiet: quiet || isBetween(known?.quiet_from ?? null, known?.quiet_to ?? null, at),
    sound: known?.sound ?? true,
    desktop: known?.desktop ?? true,
  }
}
