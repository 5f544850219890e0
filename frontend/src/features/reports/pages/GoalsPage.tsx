import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { rowsOf } from '@/api/pages'
import { useUser } from '@/api/session'
import { EmptyState } from '@/ui/EmptyState'
import { IconFlag, IconPlus } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { Page } from '@/ui/Page'
import { GoalForm } from '../components/GoalForm'
import { StandingChip } from '../components/StandingChip'
import { type Goal, useGoal, useGoals } from '../data'
import styles from '../reports.module.css'
import { shown } from '../values'

/** What figures are wanted to be, and how each stands now. */
export default function GoalsPage() {
  const { t } = useTranslation('reports')
  const admin = useUser().role === 'admin'
  const goals = useGoals()
  const [editing, setEditing] = useState<Goal | 'new' | null>(null)
  const rows = rowsOf(goals.data)
  const add = admin && (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setEditing('new')}>
      {t('goals.new')}
    </Button>
  )
  return (
    <Page
      wide
      title={t('goals.title')}
      text={t('goals.text')}
      back="/reports"
      backLabel={t('title')}
      action={rows.length > 0 && add}
    >
      <Loading of={goals}>
        {() =>
          rows.length === 0 ? (
            <EmptyState
              icon={IconFlag}
              title={t('goals.none')}
              text={t('goals.noneText')}
              action={add}
            />
          ) : (
            <>
              <ul className={styles.tiles}>
                {rows.map(goal => (
                  <OneGoal
                    key={goal.id}
                    goal={goal}
                    onEdit={admin ? () => setEditing(goal) : null}
                  />
                ))}
              </ul>
              <MoreButton of={goals} />
            </>
          )
        }
      </Loading>
      {editing && (
        <GoalForm goal={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
    </Page>
  )
}

function OneGoal({ goal, onEdit }: { goal: Goal; onEdit: (() => void) | null }) {
  const { t } = useTranslation('reports')
  const told = useGoal(goal.id)
  const { person, team, period } = goal
  const whose = person ? `&person=${person.id}` : team ? `&team=${team.id}` : ''
  const target = shown(goal.target, goal.unit)
  return (
    <li className={styles.tile}>
      <div className={styles.tileHead}>
        <span>
          {goal.report_title} · {t(`preset.${period}`)} ·{' '}
          {person?.name ?? team?.name ?? t('goals.house')}
        </span>
      </div>
      <Link to={`/reports/${goal.report}?preset=${period}${whose}`}>{goal.figure_label}</Link>
      <strong className="tabular" aria-busy={told.isPending}>
        {told.isPending ? '…' : shown(told.data?.value, goal.unit)}
      </strong>
      <div className={styles.tileFoot}>
        {told.isError ? (
          <span role="alert">{t('goals.broken')}</span>
        ) : (
          <StandingChip
            standing={told.data?.standing ?? 'none'}
            comparison={goal.comparison}
            target={target}
          />
        )}
        {onEdit && (
          <Button
            variant="subtle"
            onClick={onEdit}
            aria-label={t('goals.editOf', { name: goal.figure_label })}
          >
            {t('goals.edit')}
          </Button>
        )}
      </div>
    </li>
  )
}
