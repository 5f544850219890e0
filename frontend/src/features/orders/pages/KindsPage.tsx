import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { formatMinutes } from '@/lib/localTime'
import { EmptyState } from '@/ui/EmptyState'
import { IconButton } from '@/ui/IconButton'
import { IconEdit, IconPlus, IconWrench } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { Actions, Page, Row, Rows } from '@/ui/Page'
import { KindDialog } from '../components/KindDialog'
import { type Kind, useKinds, useKindsAway, usePutAway } from '../data'

/** The kinds of service of this house: how long, how soon, whom and what they take. */
export default function KindsPage() {
  const { t } = useTranslation('orders')
  const kinds = useKinds()
  const rows = [...(kinds.data ?? []), ...(useKindsAway().data ?? [])]
  const [editing, setEditing] = useState<Kind | null | undefined>()
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setEditing(null)}>
      {t('kinds.add')}
    </Button>
  )
  return (
    <Page wide title={t('kinds.title')} text={t('kinds.text')} action={rows.length > 0 && add}>
      <Loading of={kinds} rows={4}>
        {() =>
          rows.length === 0 ? (
            <EmptyState
              icon={IconWrench}
              title={t('kinds.none')}
              text={t('kinds.noneText')}
              action={add}
            />
          ) : (
            <Rows>
              {rows.map(kind => (
                <KindRow key={kind.id} kind={kind} onEdit={() => setEditing(kind)} />
              ))}
            </Rows>
          )
        }
      </Loading>
      {editing !== undefined && <KindDialog kind={editing} onClose={() => setEditing(undefined)} />}
    </Page>
  )
}

const DAY = 1440

function KindRow({ kind, onEdit }: { kind: Kind; onEdit: () => void }) {
  const { t } = useTranslation('orders')
  const away = usePutAway()
  const { answer_minutes: answer, finish_minutes: finish } = kind
  // Whole days are told as days: nobody counts in 168 hours.
  const within = (minutes: number) =>
    minutes > DAY && minutes % DAY === 0
      ? t('kinds.days', { count: minutes / DAY })
      : formatMinutes(minutes)
  const facts = [
    t('kinds.takes', { time: formatMinutes(kind.minutes) }),
    answer && t('kinds.answered', { time: within(answer) }),
    finish && t('kinds.finished', { time: within(finish) }),
    kind.needs_photos && t('kinds.photos'),
    kind.needs_signature && t('kinds.signature'),
    kind.skills.map(({ skill, hard }) => (hard ? `${skill.name} *` : skill.name)).join(', '),
  ]
  return (
    <Row name={kind.name} note={facts.filter(Boolean).join(' · ')} faded={!!kind.archived_at}>
      <Actions>
        <Button
          variant="default"
          loading={away.isPending}
          aria-label={t(kind.archived_at ? 'kinds.restoreOne' : 'kinds.archiveOne', {
            name: kind.name,
          })}
          onClick={() => away.mutate(kind, { onError: complain })}
        >
          {t(kind.archived_at ? 'kinds.restore' : 'kinds.archive')}
        </Button>
        <IconButton
          label={t('kinds.edit', { name: kind.name })}
          icon={IconEdit}
          variant="default"
          onClick={onEdit}
        />
      </Actions>
    </Row>
  )
}
