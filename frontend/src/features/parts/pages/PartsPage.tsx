import { Button, Checkbox, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { rowsOf } from '@/api/pages'
import { useUser } from '@/api/session'
import { useAddress } from '@/lib/useAddress'
import { EmptyState } from '@/ui/EmptyState'
import { IconMapPin, IconPackage, IconPlus } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { Actions, Page } from '@/ui/Page'
import { StateChip } from '@/ui/StateChip'
import { PartDialog } from '../components/PartDialog'
import { type Part, useLocations, useParts } from '../data'
import styles from '../parts.module.css'

const ASKED = ['q', 'low', 'location', 'archived'] as const
const KEEPING = ['admin', 'clerk']

/** What the house keeps, and how much of it is there, taken, free and coming. */
export default function PartsPage() {
  const { t } = useTranslation('parts')
  const { role } = useUser()
  const navigate = useNavigate()
  const [params, change] = useAddress('/parts')
  const [making, setMaking] = useState(false)
  const asked = Object.fromEntries(
    ASKED.map(name => [name, params.get(name) ?? ''])
      .filter(([, value]) => value)
      .map(([name, value]) => [name, value === '1' ? 'true' : value]),
  )
  const parts = useParts(asked)
  const places = useLocations()
  const rows = rowsOf(parts.data)
  const keeps = KEEPING.includes(role)
  return (
    <Page
      wide
      title={t('title')}
      text={t('text')}
      action={
        <Actions>
          <Button
            component={Link}
            to="/parts/locations"
            variant="default"
            leftSection={<IconMapPin size={16} />}
          >
            {t('locations')}
          </Button>
          {keeps && (
            <Button leftSection={<IconPlus size={16} />} onClick={() => setMaking(true)}>
              {t('new')}
            </Button>
          )}
        </Actions>
      }
    >
      <search className={styles.bar}>
        <TextInput
          type="search"
          aria-label={t('search')}
          placeholder={t('search')}
          maxLength={100}
          value={params.get('q') ?? ''}
          onChange={event => change({ q: event.currentTarget.value })}
        />
        <Select
          aria-label={t('location')}
          placeholder={t('everywhere')}
          clearable
          clearButtonProps={{ 'aria-label': t('clear') }}
          data={(places.data ?? []).map(each => ({ value: each.id, label: each.name }))}
          value={params.get('location')}
          onChange={location => change({ location })}
        />
        <Checkbox
          label={t('onlyLow')}
          checked={params.has('low')}
          onChange={event => change({ low: event.currentTarget.checked })}
        />
        <Checkbox
          label={t('archived')}
          checked={params.has('archived')}
          onChange={event => change({ archived: event.currentTarget.checked })}
        />
      </search>
      <Loading of={parts} rows={8}>
        {() =>
          rows.length === 0 ? (
            <EmptyState
              icon={IconPackage}
              title={t(Object.keys(asked).length > 0 ? 'noneFound' : 'none')}
              text={t('noneText')}
            />
          ) : (
            <Table rows={rows} />
          )
        }
      </Loading>
      <MoreButton of={parts} />
      {making && (
        <PartDialog
          onClose={() => setMaking(false)}
          onDone={part => void navigate(`/parts/${part.id}`)}
        />
      )}
    </Page>
  )
}

/** A phone has no room for these; the part's own page has them. */
const MINOR = ['reserved', 'incoming']

function Table({ rows }: { rows: Part[] }) {
  const { t } = useTranslation('parts')
  return (
    <section className={styles.scroll} aria-label={t('title')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('part')}</th>
            {(['on_hand', 'reserved', 'available', 'incoming'] as const).map(name => (
              <th key={name} scope="col" data-right data-minor={MINOR.includes(name) || undefined}>
                {t(`figure.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(part => (
            <tr key={part.id}>
              <th scope="row">
                <Link to={`/parts/${part.id}`}>{part.name}</Link>
                <div className={styles.dim}>
                  {[part.code, part.maker].filter(Boolean).join(' · ')}{' '}
                  {part.low && <StateChip tone="bad">{t('low')}</StateChip>}
                </div>
              </th>
              <td data-right>
                {part.on_hand} {part.unit}
              </td>
              <td data-right data-minor>
                {part.reserved}
              </td>
              <td data-right>{part.available}</td>
              <td data-right data-minor>
                {part.incoming}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
