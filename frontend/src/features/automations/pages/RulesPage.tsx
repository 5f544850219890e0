import { Button, Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { complain } from '@/api/complain'
import { EmptyState } from '@/ui/EmptyState'
import { IconButton } from '@/ui/IconButton'
import { IconArrowDown, IconArrowUp, IconPlus, IconWorkflow } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { Page, Row, Rows } from '@/ui/Page'
import { StateChip } from '@/ui/StateChip'
import { type Rule, useOrderRules, useRules, useSaveRule } from '../data'

export default function RulesPage() {
  const { t } = useTranslation('automations')
  const rules = useRules()
  const order = useOrderRules()
  const rows = rules.data ?? []
  const add = (
    <Button component={Link} to="/settings/automations/new" leftSection={<IconPlus size={16} />}>
      {t('rule.add')}
    </Button>
  )
  const swap = (at: number, by: number) => {
    const ids = rows.map(row => row.id)
    const [taken] = ids.splice(at, 1)
    if (taken) ids.splice(at + by, 0, taken)
    order.mutate(ids, { onError: complain })
  }
  return (
    <Page wide title={t('rule.title')} text={t('rule.text')} action={rows.length > 0 && add}>
      <Loading of={rules}>
        {() =>
          rows.length === 0 ? (
            <EmptyState
              icon={IconWorkflow}
              title={t('rule.empty')}
              text={t('rule.emptyText')}
              action={add}
            />
          ) : (
            <Rows>
              {rows.map((row, at) => (
                <RuleRow
                  key={row.id}
                  row={row}
                  onUp={at > 0 ? () => swap(at, -1) : undefined}
                  onDown={at < rows.length - 1 ? () => swap(at, 1) : undefined}
                />
              ))}
            </Rows>
          )
        }
      </Loading>
    </Page>
  )
}

interface RowProps {
  row: Rule
  onUp?: () => void
  onDown?: () => void
}

function RuleRow({ row, onUp, onDown }: RowProps) {
  const { t } = useTranslation('automations')
  const save = useSaveRule(row.id)
  const runs = t('rule.runs', { count: row.runs })
  return (
    <Row
      name={<Link to={`/settings/automations/${row.id}`}>{row.name}</Link>}
      note={`${t(`event.${row.event}`, { minutes: row.minutes })} · ${runs}`}
      faded={!row.active}
    >
      {row.paused_at && <StateChip tone="bad">{t('rule.paused')}</StateChip>}
      {row.failures > 0 && (
        <StateChip tone="warn">{t('rule.failures', { count: row.failures })}</StateChip>
      )}
      {onUp && <IconButton label={t('up')} icon={IconArrowUp} onClick={onUp} />}
      {onDown && <IconButton label={t('down')} icon={IconArrowDown} onClick={onDown} />}
      <Switch
        aria-label={t('rule.on', { name: row.name })}
        checked={row.active && !row.paused_at}
        onChange={event =>
          save.mutate({ active: event.currentTarget.checked }, { onError: complain })
        }
      />
    </Row>
  )
}
