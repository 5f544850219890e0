import { Button, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { complain } from '@/api/complain'
import { rowsOf } from '@/api/pages'
import { useUser } from '@/api/session'
import { COUNTER } from '@/lib/roles'
import { useAddress } from '@/lib/useAddress'
import { EmptyState } from '@/ui/EmptyState'
import { IconFile, IconLater, IconMachine, IconPlus, IconQr } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { Actions, Page, Rows } from '@/ui/Page'
import page from '@/ui/page.module.css'
import { Line } from '../components/Line'
import { MachineForm } from '../components/MachineForm'
import { STATES, useKinds, useMachines } from '../data'
import styles from '../machines.module.css'
import { openPdf } from '../papers'

const ASKED = ['q', 'state', 'kind', 'warranty', 'customer'] as const

/** Every machine, found by what it is called, its serial number or whose it is. */
export default function MachinesPage() {
  const { t } = useTranslation('machines')
  const { role } = useUser()
  const navigate = useNavigate()
  const [params, change] = useAddress('/machines')
  const asked = Object.fromEntries(
    ASKED.map(name => [name, params.get(name) ?? '']).filter(([, value]) => value),
  )
  const machines = useMachines({ ...asked, limit: '100' })
  const rows = rowsOf(machines.data)
  const [making, setMaking] = useState(false)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const counter = COUNTER.includes(role)
  const choose = (id: string, wanted: boolean) => {
    const next = new Set(chosen)
    if (wanted) next.add(id)
    else next.delete(id)
    setChosen(next)
  }
  const print = () =>
    openPdf('machines/labels/', { ids: [...chosen].slice(0, 60).join(',') }).catch(complain)
  const add = counter && (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setMaking(true)}>
      {t('new')}
    </Button>
  )
  const searched = ASKED.some(name => params.has(name))
  return (
    <Page
      wide
      title={t('title')}
      text={t('text')}
      action={
        <Actions>
          <Button
            component={Link}
            to="/machines/plans"
            variant="default"
            leftSection={<IconLater size={16} />}
          >
            {t('plans')}
          </Button>
          {(role === 'admin' || role === 'clerk') && (
            <Button
              component={Link}
              to="/machines/intakes"
              variant="default"
              leftSection={<IconFile size={16} />}
            >
              {t('intake.open')}
            </Button>
          )}
          {add}
        </Actions>
      }
    >
      <search className={page.filters}>
        <TextInput
          type="search"
          aria-label={t('search')}
          placeholder={t('search')}
          maxLength={100}
          value={params.get('q') ?? ''}
          onChange={event => change({ q: event.currentTarget.value })}
        />
        <Filters params={params} change={change} />
      </search>
      {chosen.size > 0 && (
        <Actions>
          <Button variant="default" onClick={() => setChosen(new Set())}>
            {t('chooseNone')}
          </Button>
          <Button leftSection={<IconQr size={16} />} onClick={print}>
            {t('label.sheet', { count: chosen.size })}
          </Button>
        </Actions>
      )}
      <Loading of={machines} rows={8}>
        {() =>
          rows.length === 0 ? (
            <EmptyState
              icon={IconMachine}
              title={t(searched ? 'noneFound' : 'none')}
              text={t(searched ? 'noneFoundText' : 'noneText')}
              action={searched ? undefined : add}
            />
          ) : (
            <Rows>
              {rows.map(row => (
                <Line
                  key={row.id}
                  machine={row}
                  chosen={chosen.has(row.id)}
                  onChoose={wanted => choose(row.id, wanted)}
                />
              ))}
            </Rows>
          )
        }
      </Loading>
      <MoreButton of={machines} />
      {making && (
        <MachineForm
          machine={null}
          customer={params.get('customer') ?? ''}
          onClose={() => setMaking(false)}
          onDone={made => void navigate(`/machines/${made.id}`)}
        />
      )}
    </Page>
  )
}

interface FilterProps {
  params: URLSearchParams
  change: (said: Record<string, string | null>) => void
}

function Filters({ params, change }: FilterProps) {
  const { t } = useTranslation('machines')
  const kinds = useKinds().data ?? []
  const offered: Record<string, { value: string; label: string }[]> = {
    state: STATES.map(value => ({ value, label: t(`state.${value}`) })),
    kind: kinds.map(({ id, name }) => ({ value: id, label: name })),
    warranty: ['good', 'over'].map(value => ({ value, label: t(`warranty.filter.${value}`) })),
  }
  return Object.entries(offered).map(([name, data]) => (
    <Select
      key={name}
      className={styles.filter}
      aria-label={t(`by.${name}`)}
      placeholder={t(`by.${name}`)}
      clearable
      clearButtonProps={{ 'aria-label': t('clear') }}
      data={data}
      value={params.get(name)}
      onChange={value => change({ [name]: value })}
    />
  ))
}
