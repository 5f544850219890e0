import { Button } from '@mantine/core'
import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { minutesText } from '@/lib/deeds'
import { EmptyState } from '@/ui/EmptyState'
import { IconButton } from '@/ui/IconButton'
import { IconEdit, IconPlus, IconTimer } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { Page, Row, Rows } from '@/ui/Page'
import { StateChip } from '@/ui/StateChip'
import { PolicyForm } from '../components/PolicyForm'
import { type Policy, usePolicies } from '../promises'

const PROMISES = ['first', 'next', 'resolution'] as const

export default function SlaPage() {
  const { t } = useTranslation('automations')
  const [editing, setEditing] = useState<Policy | null | undefined>()
  const policies = usePolicies()
  const rows = policies.data ?? []
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setEditing(null)}>
      {t('sla.add')}
    </Button>
  )
  return (
    <Page wide title={t('sla.title')} text={t('sla.text')} action={rows.length > 0 && add}>
      <Loading of={policies}>
        {() =>
          rows.length === 0 ? (
            <EmptyState
              icon={IconTimer}
              title={t('sla.empty')}
              text={t('sla.emptyText')}
              action={add}
            />
          ) : (
            <Rows>
              {rows.map(row => (
                <Row key={row.id} name={row.name} note={promised(row, t)} faded={!row.active}>
                  {!row.active && <StateChip>{t('off')}</StateChip>}
                  {row.breaches > 0 && (
                    <StateChip tone="bad">{t('sla.breaches', { count: row.breaches })}</StateChip>
                  )}
                  <IconButton
                    label={t('edit', { name: row.name })}
                    icon={IconEdit}
                    onClick={() => setEditing(row)}
                  />
                </Row>
              ))}
            </Rows>
          )
        }
      </Loading>
      {editing !== undefined && (
        <PolicyForm policy={editing} onClose={() => setEditing(undefined)} />
      )}
    </Page>
  )
}

function promised(row: Policy, t: TFunction<'automations'>): string {
  const said = PROMISES.flatMap(kind => {
    const minutes = row[`${kind}_minutes`]
    return minutes ? [`${t(`common:sla.${kind}`)}: ${minutesText(minutes)}`] : []
  })
  return [...said, t(row.in_hours ? 'sla.inHours' : 'sla.byClock')].join(' · ')
}
