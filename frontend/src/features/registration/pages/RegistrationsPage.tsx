import { Checkbox, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { rowsOf } from '@/api/pages'
import { Avatar } from '@/ui/Avatar'
import { EmptyState } from '@/ui/EmptyState'
import { IconGroup, IconSearch } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { Page, Row, Rows } from '@/ui/Page'
import styles from '@/ui/page.module.css'
import { StateChip } from '@/ui/StateChip'
import { type Deed, DeedDialog } from '../components/DeedDialog'
import { RegistrationMenu } from '../components/RegistrationMenu'
import { type Registration, useRegistrations } from '../data'

/** Accounts customers made: who is verified, and help for those who cannot get in. */
export default function RegistrationsPage() {
  const { t } = useTranslation('registration')
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed, 250)
  const [unverified, setUnverified] = useState(false)
  const [open, setOpen] = useState<{ row: Registration; deed: Deed } | null>(null)
  return (
    <Page wide title={t('list.title')} text={t('list.text')}>
      <div className={styles.filters} style={{ alignItems: 'center' }}>
        <TextInput
          aria-label={t('list.search')}
          placeholder={t('list.search')}
          leftSection={<IconSearch size={16} />}
          value={typed}
          onChange={event => setTyped(event.currentTarget.value)}
        />
        <Checkbox
          label={t('list.unverified')}
          checked={unverified}
          onChange={event => setUnverified(event.currentTarget.checked)}
        />
      </div>
      <List q={q} unverified={unverified} onPick={(row, deed) => setOpen({ row, deed })} />
      {open && <DeedDialog {...open} onClose={() => setOpen(null)} />}
    </Page>
  )
}

interface ListProps {
  q: string
  unverified: boolean
  onPick: (row: Registration, deed: Deed) => void
}

function List({ q, unverified, onPick }: ListProps) {
  const { t } = useTranslation('registration')
  const list = useRegistrations(q, unverified)
  const rows = rowsOf(list.data)
  return (
    <Loading of={list} rows={6}>
      {() =>
        rows.length === 0 ? (
          <EmptyState icon={IconGroup} title={t('list.empty')} text={t('list.emptyText')} />
        ) : (
          <>
            <Rows>
              {rows.map(row => (
                <RegistrationRow key={row.user} row={row} onPick={deed => onPick(row, deed)} />
              ))}
            </Rows>
            <MoreButton of={list} />
          </>
        )
      }
    </Loading>
  )
}

function RegistrationRow({ row, onPick }: { row: Registration; onPick: (deed: Deed) => void }) {
  const { t } = useTranslation('registration')
  return (
    <Row
      lead={<Avatar name={row.name} />}
      name={row.name}
      note={[`${row.document_type} ${row.document_number}`, row.email, row.phone]
        .filter(Boolean)
        .join(' · ')}
      faded={!row.is_active}
    >
      <StateChip tone={row.verified ? 'ok' : 'warn'}>
        {row.verified ? t('state.verified') : t('state.unverified')}
      </StateChip>
      {!row.email_verified && <StateChip>{t('state.unproven')}</StateChip>}
      <RegistrationMenu row={row} onPick={onPick} />
    </Row>
  )
}
