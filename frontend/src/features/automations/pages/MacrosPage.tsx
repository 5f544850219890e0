import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Macro } from '@/api/deeds'
import { useUser } from '@/api/session'
import { deedText } from '@/lib/deeds'
import { EmptyState } from '@/ui/EmptyState'
import { IconButton } from '@/ui/IconButton'
import { IconEdit, IconMacro, IconPlus } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { Page, Row, Rows } from '@/ui/Page'
import { StateChip } from '@/ui/StateChip'
import { MacroForm } from '../components/MacroForm'
import { useMacros } from '../data'
import { useNames } from '../known'

export default function MacrosPage() {
  const { t } = useTranslation('automations')
  const { role } = useUser()
  const nameOf = useNames()
  const [editing, setEditing] = useState<Macro | null | undefined>()
  const macros = useMacros()
  const rows = macros.data ?? []
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setEditing(null)}>
      {t('macro.add')}
    </Button>
  )
  return (
    <Page wide title={t('macro.title')} text={t('macro.text')} action={rows.length > 0 && add}>
      <Loading of={macros}>
        {() =>
          rows.length === 0 ? (
            <EmptyState
              icon={IconMacro}
              title={t('macro.empty')}
              text={t('macro.emptyText')}
              action={add}
            />
          ) : (
            <Rows>
              {rows.map(row => (
                <Row
                  key={row.id}
                  name={row.name}
                  note={row.actions.map(deed => deedText(deed, nameOf)).join(' · ')}
                >
                  <StateChip>
                    {row.team?.name ?? t(row.personal ? 'macro.mine' : 'macro.all')}
                  </StateChip>
                  <StateChip>{t('macro.used', { count: row.used })}</StateChip>
                  {(row.personal || role === 'admin') && (
                    <IconButton
                      label={t('edit', { name: row.name })}
                      icon={IconEdit}
                      onClick={() => setEditing(row)}
                    />
                  )}
                </Row>
              ))}
            </Rows>
          )
        }
      </Loading>
      {editing !== undefined && <MacroForm macro={editing} onClose={() => setEditing(undefined)} />}
    </Page>
  )
}
