import { useTranslation } from 'react-i18next'
import { useUser } from '@/api/session'
import type { Scope, TeamRef } from './desk'
import { useTakers } from './takers'

const TEAM = 'team:'

/** Whom something kept at the desk is for, as one choice of a list. */
export function choiceOf(scope: Scope, team: TeamRef | null): string {
  return scope === 'team' && team ? TEAM + team.id : scope
}

export function scopeOf(choice: string): { scope: Scope; team: string | null } {
  return choice.startsWith(TEAM)
    ? { scope: 'team', team: choice.slice(TEAM.length) }
    : { scope: choice as Scope, team: null }
}

/** Those one may choose: oneself, one's teams, and all for who decides for all. */
export function useScopes(): { value: string; label: string }[] {
  const { t } = useTranslation('chat')
  const { id, role } = useUser()
  const takers = useTakers().data
  const own = takers?.people.find(person => person.id === id)?.teams ?? []
  const teams = takers?.teams.filter(team => role === 'admin' || own.includes(team.id)) ?? []
  return [
    { value: 'personal', label: t('scope.personal') },
    ...teams.map(team => ({
      value: choiceOf('team', team),
      label: t('scope.ofTeam', { name: team.name }),
    })),
    ...(role === 'admin' ? [{ value: 'all', label: t('scope.all') }] : []),
  ]
}
