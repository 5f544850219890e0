import { Button } from '@mantine/core'
import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { rowsOf } from '@/api/pages'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { notify } from '@/ui/notify'
import { Actions } from '@/ui/Page'
import styles from '@/ui/page.module.css'
import { StateChip } from '@/ui/StateChip'
import { useAssignments, useCancelAssignment, useStay } from '../data'
import { dayBefore, formatDay } from '../days'
import own from '../people.module.css'
import type { Assignment, Person } from '../types'
import { AssignForm } from './AssignForm'
import { EndForm } from './EndForm'

/** What somebody is, was and is going to be here; where it changes, and where it ends. */
export function WorkSection({ person, own: self }: { person: Person; own: boolean }) {
  const { t } = useTranslation('people')
  const [opened, setOpened] = useState<'move' | 'end' | null>(null)
  const history = useAssignments(person.id)
  const rows = rowsOf(history.data)
  const last = rows.find(row => row.when === 'now')
  return (
    <section className={styles.section}>
      <h2>{t('work.title')}</h2>
      <p>{t('work.text')}</p>
      <Loading of={history} rows={2}>
        {() =>
          rows.length === 0 ? (
            <p className={styles.words}>{t('work.empty')}</p>
          ) : (
            <ol className={own.history}>
              {rows.map(row => (
                <Stage key={row.id} row={row} person={person} />
              ))}
            </ol>
          )
        }
      </Loading>
      <MoreButton of={history} />
      <Actions>
        {!self && <StayButton person={person} ends={last?.ends_on ?? null} rows={rows} />}
        {!self && person.is_active && (
          <Button variant="light" color="bad" onClick={() => setOpened('end')}>
            {t('end.open')}
          </Button>
        )}
        {person.is_active && <Button onClick={() => setOpened('move')}>{t('work.change')}</Button>}
      </Actions>
      {opened === 'move' && <AssignForm person={person} onClose={() => setOpened(null)} />}
      {opened === 'end' && <EndForm person={person} onClose={() => setOpened(null)} />}
    </section>
  )
}

function Stage({ row, person }: { row: Assignment; person: Person }) {
  const { t } = useTranslation('people')
  const cancel = useCancelAssignment(person.id)
  const name = [row.position?.name, row.area?.name].filter(Boolean).join(' · ')
  const role = t(`common:role.${row.role}`)
  return (
    <li className={own.stage} data-when={row.when}>
      <strong>{name || role}</strong>
      <span className={styles.chips}>
        {name && <StateChip>{role}</StateChip>}
        {row.when !== 'past' && <StateChip tone="primary">{t(`work.when.${row.when}`)}</StateChip>}
      </span>
      <p>
        {daysOf(row, t)}
        {row.by && ` · ${t('work.by', { name: row.by.name })}`}
      </p>
      {row.note && <p>{row.note}</p>}
      {row.when === 'planned' && (
        <p>
          <Button
            variant="default"
            size="xs"
            loading={cancel.isPending}
            onClick={() =>
              cancel.mutate(row.id, {
                onSuccess: () => notify(t('work.cancelled')),
                onError: complain,
              })
            }
          >
            {t('work.cancel')}
          </Button>
        </p>
      )}
    </li>
  )
}

function daysOf({ starts_on, ends_on }: Assignment, t: TFunction<'people'>): string {
  const from = formatDay(starts_on)
  if (!ends_on) return t('work.from', { from })
  if (ends_on <= starts_on) return t('work.moment', { from })
  return t('work.fromTo', { from, to: formatDay(dayBefore(ends_on)) })
}

/** Back to staying: where an end lies ahead, or after it. */
function StayButton({
  person,
  ends,
  rows,
}: {
  person: Person
  ends: string | null
  rows: Assignment[]
}) {
  const { t } = useTranslation('people')
  const stay = useStay(person.id)
  const follows = rows.some(row => row.when === 'planned')
  if (person.is_active && (!ends || follows)) return null
  return (
    <Button
      variant="default"
      loading={stay.isPending}
      onClick={() =>
        stay.mutate(undefined, {
          onSuccess: () => notify(t('stay.done', { name: person.name })),
          onError: complain,
        })
      }
    >
      {t(person.is_active ? 'stay.keep' : 'stay.back')}
    </Button>
  )
}
