import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { rowsOf } from '@/api/pages'
import { EmptyState } from '@/ui/EmptyState'
import { IconButton } from '@/ui/IconButton'
import { IconGroup, IconPlus, IconSettings } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { Page, Row, Rows } from '@/ui/Page'
import { StateChip } from '@/ui/StateChip'
import { TeamForm } from '../components/TeamForm'
import { type Team, useRoutings, useTeams } from '../data'

export default function TeamsPage() {
  const { t } = useTranslation('counter')
  const [editing, setEditing] = useState<Team | 'new' | null>(null)
  const teams = useTeams()
  const rows = rowsOf(teams.data)
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setEditing('new')}>
      {t('teams.add')}
    </Button>
  )
  return (
    <Page wide title={t('nav.teams')} text={t('teams.text')} action={add}>
      <Loading of={teams}>
        {() =>
          rows.length === 0 ? (
            <EmptyState
              icon={IconGroup}
              title={t('teams.empty')}
              text={t('teams.emptyText')}
              action={add}
            />
          ) : (
            <Rows>
              {rows.map(team => (
                <TeamRow key={team.id} team={team} onEdit={() => setEditing(team)} />
              ))}
            </Rows>
          )
        }
      </Loading>
      <MoreButton of={teams} />
      {editing && (
        <TeamForm team={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
    </Page>
  )
}

function TeamRow({ team, onEdit }: { team: Team; onEdit: () => void }) {
  const { t } = useTranslation('counter')
  const own = useRoutings().data?.find(routing => routing.team === team.id)
  return (
    <Row
      lead={<IconGroup size={22} />}
      name={team.name}
      note={team.members.map(member => member.name).join(', ') || t('teams.nobody')}
    >
      <StateChip tone={own ? 'primary' : 'plain'}>
        {own ? t(`mode.${own.mode}`) : t('mode.house')}
      </StateChip>
      <IconButton
        label={t('teams.edit', { name: team.name })}
        icon={IconSettings}
        onClick={onEdit}
      />
    </Row>
  )
}
