import { Button, Checkbox, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { rowsOf } from '@/api/pages'
import { useUser } from '@/api/session'
import { formatDate } from '@/lib/format'
import { COUNTER } from '@/lib/roles'
import { useAddress } from '@/lib/useAddress'
import { Amount } from '@/ui/Amount'
import { EmptyState } from '@/ui/EmptyState'
import { IconPlus, IconStore } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { Actions, Page, Row, Rows } from '@/ui/Page'
import { StateChip } from '@/ui/StateChip'
import { RequestDialog } from '../components/RequestDialog'
import styles from '../parts.module.css'
import { noonOf, type PartsRequest, STATES, toneOf, useRequests } from '../requests'

const ASKED = ['q', 'state', 'late', 'supplier', 'part'] as const
const BUYING = ['admin', 'clerk']

/** What is missing, was asked for, and is on its way. */
export default function RequestsPage() {
  const { t } = useTranslation('parts')
  const { role } = useUser()
  const [params, change] = useAddress('/parts-requests')
  const [making, setMaking] = useState(false)
  const asked = Object.fromEntries(
    ASKED.map(name => [name, params.get(name) ?? ''])
      .filter(([, value]) => value)
      .map(([name, value]) => [name, value === '1' ? 'true' : value]),
  )
  const requests = useRequests(asked)
  const rows = rowsOf(requests.data)
  return (
    <Page
      wide
      title={t('requests')}
      text={t('requestsText')}
      action={
        <Actions>
          {COUNTER.includes(role) && (
            <Button component={Link} to="/suppliers" variant="default">
              {t('suppliers')}
            </Button>
          )}
          {BUYING.includes(role) && (
            <Button leftSection={<IconPlus size={16} />} onClick={() => setMaking(true)}>
              {t('request.ask')}
            </Button>
          )}
        </Actions>
      }
    >
      <search className={styles.bar}>
        <TextInput
          type="search"
          aria-label={t('searchRequests')}
          placeholder={t('searchRequests')}
          maxLength={100}
          value={params.get('q') ?? ''}
          onChange={event => change({ q: event.currentTarget.value })}
        />
        <Select
          aria-label={t('states')}
          placeholder={t('everyState')}
          clearable
          clearButtonProps={{ 'aria-label': t('clear') }}
          data={STATES.map(state => ({ value: state, label: t(`state.${state}`) }))}
          value={params.get('state')}
          onChange={state => change({ state })}
        />
        <Checkbox
          label={t('onlyLate')}
          checked={params.has('late')}
          onChange={event => change({ late: event.currentTarget.checked })}
        />
      </search>
      <Loading of={requests} rows={8}>
        {() =>
          rows.length === 0 ? (
            <EmptyState icon={IconStore} title={t('noRequests')} text={t('noRequestsText')} />
          ) : (
            <Rows>
              {rows.map(request => (
                <Line key={request.id} request={request} />
              ))}
            </Rows>
          )
        }
      </Loading>
      <MoreButton of={requests} />
      {making && <RequestDialog onClose={() => setMaking(false)} />}
    </Page>
  )
}

function Line({ request }: { request: PartsRequest }) {
  const { t } = useTranslation('parts')
  const what = request.lines.map(line => `${line.quantity} ${line.part.name}`).join(', ')
  const orders = [...new Set(request.lines.flatMap(line => line.order?.number ?? []))]
  return (
    <Row
      name={
        <Link to={`/parts-requests/${request.id}`}>
          {request.purchase_number || request.number} · {what}
        </Link>
      }
      note={[
        request.supplier?.name ?? t(`source.${request.source}`),
        request.eta_on && t('arrives', { day: formatDate(noonOf(request.eta_on)) }),
        orders.join(', '),
      ]
        .filter(Boolean)
        .join(' · ')}
    >
      {request.late && <StateChip tone="bad">{t('late')}</StateChip>}
      {request.total && <Amount value={request.total} />}
      <StateChip tone={toneOf(request.state)}>{t(`state.${request.state}`)}</StateChip>
    </Row>
  )
}
