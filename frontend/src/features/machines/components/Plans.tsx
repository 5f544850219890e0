import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { newKey } from '@/api/client'
import { complain } from '@/api/complain'
import { rowsOf } from '@/api/pages'
import { formatDate } from '@/lib/format'
import { EmptyState } from '@/ui/EmptyState'
import { IconButton } from '@/ui/IconButton'
import { IconEdit, IconLater, IconPause, IconPlay, IconPlus } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { notify } from '@/ui/notify'
import { Actions, Row, Rows } from '@/ui/Page'
import { StateChip } from '@/ui/StateChip'
import type { Machine } from '../data'
import { type Plan, rhythmOf, TONE, usePlanDeed, usePlans } from '../plans'
import { noonOf } from '../warranty'
import { PlanForm } from './PlanForm'

/** What is done to a machine every so often. */
export function Plans({
  machine,
  may,
  orders,
}: {
  machine: Machine
  may: boolean
  orders?: string
}) {
  const { t } = useTranslation('machines')
  const plans = usePlans({ machine: machine.id })
  const rows = rowsOf(plans.data)
  const [editing, setEditing] = useState<Plan | null | undefined>()
  const add = may && machine.state !== 'retired' && (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setEditing(null)}>
      {t('plan.add')}
    </Button>
  )
  return (
    <>
      {rows.length > 0 && add && <Actions>{add}</Actions>}
      <Loading of={plans}>
        {() =>
          rows.length === 0 ? (
            <EmptyState
              icon={IconLater}
              title={t('plan.none')}
              text={may ? t('plan.noneText') : undefined}
              action={add}
            />
          ) : (
            <Rows>
              {rows.map(row => (
                <PlanRow
                  key={row.id}
                  plan={row}
                  orders={orders}
                  onEdit={may ? () => setEditing(row) : undefined}
                />
              ))}
            </Rows>
          )
        }
      </Loading>
      <MoreButton of={plans} />
      {editing !== undefined && (
        <PlanForm machine={machine} plan={editing} onClose={() => setEditing(undefined)} />
      )}
    </>
  )
}

interface RowProps {
  plan: Plan
  /** With the name of its machine, where plans of several stand below each other. */
  named?: boolean
  /** Where an order is opened. */
  orders?: string
  onEdit?: () => void
}

export function PlanRow({ plan, named, orders = '/orders', onEdit }: RowProps) {
  const { t } = useTranslation('machines')
  const every = rhythmOf(plan).map(({ key, count }) => t(key, { count }))
  const next = [
    plan.next_on && t('plan.on', { day: formatDate(noonOf(plan.next_on)) }),
    plan.next_hours !== null && t('plan.at', { count: plan.next_hours }),
  ].filter(Boolean)
  return (
    <Row
      faded={plan.due === 'paused'}
      name={
        named ? (
          <Link to={`/machines/${plan.machine.id}?tab=plans`}>
            {plan.title} · {plan.machine.name}
          </Link>
        ) : (
          plan.title
        )
      }
      note={
        <>
          {named && `${plan.customer.name} · `}
          {every.join(t('plan.or'))}
          {next.length > 0 && ` · ${t('plan.next', { when: next.join(t('plan.or')) })}`}
        </>
      }
    >
      <StateChip tone={TONE[plan.due]}>{t(`plan.due.${plan.due}`)}</StateChip>
      {plan.waits_for && <Link to={`${orders}/${plan.waits_for.id}`}>{plan.waits_for.name}</Link>}
      {onEdit && <Deeds plan={plan} onEdit={onEdit} />}
    </Row>
  )
}

function Deeds({ plan, onEdit }: { plan: Plan; onEdit: () => void }) {
  const { t } = useTranslation('machines')
  const deed = usePlanDeed(plan)
  // The version is new after each deed: what was done is another key's work.
  const act = (name: 'pause' | 'resume' | 'run', said: string) => () =>
    deed.mutate({ deed: name, key: newKey() }, { onSuccess: () => notify(said), onError: complain })
  return (
    <>
      {!plan.is_paused && !plan.waits_for && plan.machine.state !== 'retired' && (
        <Button
          variant="default"
          loading={deed.isPending}
          aria-label={t('plan.runNamed', { title: plan.title })}
          onClick={act('run', t('plan.ran'))}
        >
          {t('plan.run')}
        </Button>
      )}
      <IconButton
        variant="default"
        icon={plan.is_paused ? IconPlay : IconPause}
        label={t(plan.is_paused ? 'plan.resume' : 'plan.pause', { title: plan.title })}
        disabled={deed.isPending}
        onClick={plan.is_paused ? act('resume', t('plan.resumed')) : act('pause', t('plan.paused'))}
      />
      <IconButton
        variant="default"
        icon={IconEdit}
        label={t('plan.edit', { title: plan.title })}
        onClick={onEdit}
      />
    </>
  )
}
