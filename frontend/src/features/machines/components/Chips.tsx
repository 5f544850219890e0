import { useTranslation } from 'react-i18next'
import { useNow } from '@/lib/clock'
import { formatDate } from '@/lib/format'
import { StateChip } from '@/ui/StateChip'
import type { State } from '../data'
import { noonOf, TONE, warrantyOf } from '../warranty'

export function UpChip({ state }: { state: State }) {
  const { t } = useTranslation('machines')
  return <StateChip tone={TONE[state]}>{t(`state.${state}`)}</StateChip>
}

/** Until when repairs cost nothing; nothing where nobody knows. */
export function WarrantyChip({ until }: { until: string | null }) {
  const { t } = useTranslation('machines')
  const is = warrantyOf(until, useNow())
  if (is === 'none' || !until) return null
  const tone = { over: 'plain', soon: 'warn', good: 'primary' } as const
  return (
    <StateChip tone={tone[is]}>
      {t(`warranty.${is === 'over' ? 'over' : 'until'}`, { day: formatDate(noonOf(until)) })}
    </StateChip>
  )
}
