import { useTranslation } from 'react-i18next'
import { CountBadge } from '@/ui/CountBadge'
import { useCounts } from '../data/conversations'
import type { Filters } from '../data/filters'
import { useTeams } from '../data/takers'
import styles from './teams.module.css'

interface Props {
  team: string | null
  onChange: (change: Partial<Filters>) => void
}

/** A view for each team; there is none where the house has no teams. */
export function TeamTabs({ team, onChange }: Props) {
  const { t } = useTranslation('chat')
  const { data: teams = [] } = useTeams()
  const counts = useCounts().teams ?? {}
  if (teams.length === 0) return null
  return (
    <fieldset className={styles.teams} aria-label={t('view.teams')}>
      {teams.map(({ id, name }) => (
        <button
          key={id}
          type="button"
          aria-pressed={team === id}
          onClick={() => onChange(team === id ? { team: null } : { team: id, view: 'all' })}
        >
          {name}
          <CountBadge tone="plain" count={counts[id] ?? 0} most={9_999} />
        </button>
      ))}
    </fieldset>
  )
}
