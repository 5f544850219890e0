import { useTranslation } from 'react-i18next'
import { StateChip, type Tone } from '@/ui/StateChip'
import type { Comparison, Standing } from '../data'

const TONE: Record<Standing, Tone> = { green: 'ok', amber: 'warn', red: 'bad', none: 'plain' }

interface Props {
  standing: Standing
  comparison: Comparison
  target: string
}

/** Whether a goal is met, in words and colour. */
export function StandingChip({ standing, comparison, target }: Props) {
  const { t } = useTranslation('reports')
  return (
    <StateChip tone={TONE[standing]}>
      {t(`standing.${standing}`)} · {comparison === 'at_least' ? '≥' : '≤'} {target}
    </StateChip>
  )
}
