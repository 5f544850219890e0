import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { complain } from '@/api/complain'
import { rowsOf } from '@/api/pages'
import { EmptyState } from '@/ui/EmptyState'
import { IconListChecks, IconPlus } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { Page, Row, Rows } from '@/ui/Page'
import { StateChip } from '@/ui/StateChip'
import { type Checklist, useChecklists, usePutAway } from '../data'

/** What technicians look at, and for which machines and services. */
export default function ChecklistsPage() {
  const { t } = useTranslation('checklists')
  const lists = useChecklists()
  const rows = rowsOf(lists.data)
  const add = (
    <Button component={Link} to="/settings/checklists/new" leftSection={<IconPlus size={16} />}>
      {t('add')}
    </Button>
  )
  return (
    <Page wide title={t('title')} text={t('text')} action={rows.length > 0 && add}>
      <Loading of={lists} rows={4}>
        {() =>
          rows.length === 0 ? (
            <EmptyState icon={IconListChecks} title={t('none')} text={t('noneText')} action={add} />
          ) : (
            <Rows>
              {rows.map(row => (
                <Line key={row.id} row={row} />
              ))}
            </Rows>
          )
        }
      </Loading>
      <MoreButton of={lists} />
    </Page>
  )
}

function Line({ row }: { row: Checklist }) {
  const { t } = useTranslation('checklists')
  const away = usePutAway()
  const kinds = [row.machine_kind?.name, row.order_kind?.name].filter(Boolean)
  const facts = [
    kinds.length > 0 ? kinds.join(' · ') : t('everyOrder'),
    t('items', { count: row.items.length }),
    t('version', { number: row.version }),
  ]
  return (
    <Row
      name={<Link to={`/settings/checklists/${row.id}`}>{row.name}</Link>}
      note={facts.join(' · ')}
      faded={row.archived_at !== null}
    >
      {row.archived_at && <StateChip>{t('away')}</StateChip>}
      <Button
        variant="default"
        loading={away.isPending}
        aria-label={t(row.archived_at ? 'restoreOne' : 'archiveOne', { name: row.name })}
        onClick={() => away.mutate(row, { onError: complain })}
      >
        {t(row.archived_at ? 'restore' : 'archive')}
      </Button>
    </Row>
  )
}
