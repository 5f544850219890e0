import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import { IconCheck, IconChecks, IconClock } from '@/ui/icons'
import { StateChip, type Tone } from '@/ui/StateChip'

const AGAIN_MS = 15_000
const OVER = ['read', 'failed', 'unknown']

const ICONS: Record<string, typeof IconCheck> = {
  queued: IconClock,
  sending: IconClock,
  sent: IconCheck,
  delivered: IconChecks,
  read: IconChecks,
}

const TONES: Record<string, Tone> = { read: 'primary', failed: 'bad', unknown: 'warn' }

interface Notified {
  notice: { delivery: string } | null
}

/** How far what the customer was told has come, with the ticks a message has. */
export function Delivery({ path, told }: { path: string; told: string }) {
  const { t } = useTranslation('workflows/charge')
  const { data } = useQuery({
    queryKey: ['told', path],
    queryFn: ({ signal }) => api.get<Notified>(path, undefined, signal),
    retry: false,
    refetchInterval: ({ state }) =>
      OVER.includes(state.data?.notice?.delivery ?? 'unknown') ? false : AGAIN_MS,
  })
  const delivery = data?.notice?.delivery ?? ''
  const Icon = ICONS[delivery]
  return (
    <StateChip tone={TONES[delivery] ?? 'plain'}>
      {Icon && <Icon size={14} aria-hidden />}{' '}
      {delivery ? t(`delivery.${delivery}`, { defaultValue: told }) : told}
    </StateChip>
  )
}
