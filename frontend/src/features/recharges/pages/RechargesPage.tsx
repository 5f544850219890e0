import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { rowsOf } from '@/api/pages'
import { useAddress } from '@/lib/useAddress'
import { EmptyState } from '@/ui/EmptyState'
import { IconListChecks, IconWallet } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { Page, Rows } from '@/ui/Page'
import { BulkBar } from '../components/BulkBar'
import { Detail } from '../components/Detail'
import { Filters } from '../components/Filters'
import { RechargeRow } from '../components/RechargeRow'
import { Review } from '../components/Review'
import { type Recharge, type RechargeFilter, useRecharges } from '../data'

const mayApprove = (row: Recharge) => row.allowed_transitions.includes('approve')

export default function RechargesPage() {
  const { t } = useTranslation('recharges')
  const { id = '' } = useParams()
  const navigate = useNavigate()
  const [params, changeAddress] = useAddress('/recharges', true)
  const filter: RechargeFilter = Object.fromEntries(params)
  const [picked, setPicked] = useState<string[]>([])
  const [reviewing, setReviewing] = useState(false)
  const recharges = useRecharges(filter)
  const rows = rowsOf(recharges.data)
  const pending = rows.filter(row => ['requested', 'proof_attached'].includes(row.state))
  const chosen = rows.filter(row => picked.includes(row.id) && mayApprove(row))
  const narrow = (said: RechargeFilter) => {
    setPicked([])
    changeAddress({ ...said })
  }
  return (
    <Page
      wide
      title={t('title')}
      text={t('text')}
      action={
        pending.length > 0 && (
          <Button leftSection={<IconListChecks size={16} />} onClick={() => setReviewing(true)}>
            {t('review.do')}
          </Button>
        )
      }
    >
      <Filters filter={filter} onChange={narrow} />
      <Loading of={recharges} rows={6}>
        {() =>
          rows.length === 0 ? (
            <Nothing narrowed={params.size > 0} onClear={() => narrow(cleared(params))} />
          ) : (
            <>
              <PickAll rows={rows.filter(mayApprove)} picked={chosen} onPick={setPicked} />
              <Rows>
                {rows.map(row => (
                  <RechargeRow
                    key={row.id}
                    recharge={row}
                    picked={picked.includes(row.id)}
                    onPick={(one, on) =>
                      setPicked(on ? [...picked, one] : picked.filter(each => each !== one))
                    }
                  />
                ))}
              </Rows>
            </>
          )
        }
      </Loading>
      <MoreButton of={recharges} />
      <BulkBar picked={chosen} onClear={() => setPicked([])} />
      {id && <Detail id={id} onClose={() => navigate(`/recharges?${params}`)} />}
      {reviewing && <Review queue={pending} onClose={() => setReviewing(false)} />}
    </Page>
  )
}

const cleared = (params: URLSearchParams) =>
  Object.fromEntries([...params.keys()].map(name => [name, '']))

interface PickProps {
  rows: Recharge[]
  picked: Recharge[]
  onPick: (ids: string[]) => void
}

function PickAll({ rows, picked, onPick }: PickProps) {
  const { t } = useTranslation('recharges')
  if (rows.length === 0) return null
  return (
    <Checkbox
      label={t('pick.all')}
      checked={picked.length === rows.length}
      indeterminate={picked.length > 0 && picked.length < rows.length}
      onChange={event => onPick(event.currentTarget.checked ? rows.map(row => row.id) : [])}
    />
  )
}

function Nothing({ narrowed, onClear }: { narrowed: boolean; onClear: () => void }) {
  const { t } = useTranslation('recharges')
  return (
    <EmptyState
      icon={IconWallet}
      title={t(narrowed ? 'empty' : 'none')}
      text={t(narrowed ? 'emptyText' : 'noneText')}
      action={
        narrowed && (
          <Button variant="default" onClick={onClear}>
            {t('filter.clear')}
          </Button>
        )
      }
    />
  )
}
