import { Button, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate, useParams } from 'react-router'
import { rowsOf } from '@/api/pages'
import { useAddress } from '@/lib/useAddress'
import { EmptyState } from '@/ui/EmptyState'
import { IconTicket } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { Actions, Page, Rows } from '@/ui/Page'
import styles from '@/ui/page.module.css'
import { CouponDrawer } from '../components/CouponDrawer'
import { CouponRow } from '../components/CouponRow'
import { DiscountForm } from '../components/DiscountForm'
import { RedeemButton } from '../components/RedeemForm'
import { Tabs } from '../components/Tabs'
import { KINDS, STATES, useCoupons, useMay } from '../data'

const UNTOLD = 'untold'

export default function CouponsPage() {
  const { t } = useTranslation('coupons')
  const { id } = useParams()
  const { search } = useLocation()
  const navigate = useNavigate()
  const [params] = useAddress('/coupons', true)
  const filter = Object.fromEntries(
    ['kind', 'state', 'code', 'untold'].map(name => [name, params.get(name) ?? '']),
  )
  const coupons = useCoupons(filter)
  const rows = rowsOf(coupons.data)
  return (
    <Page wide title={t('title')} text={t('text')} action={<Main />}>
      <Tabs />
      <Filters />
      <Loading of={coupons} rows={6}>
        {() =>
          rows.length === 0 ? (
            <EmptyState icon={IconTicket} title={t('empty')} text={t('emptyText')} />
          ) : (
            <Rows>
              {rows.map(coupon => (
                <CouponRow key={coupon.id} coupon={coupon} search={search} />
              ))}
            </Rows>
          )
        }
      </Loading>
      <MoreButton of={coupons} />
      {id && <CouponDrawer id={id} onClose={() => navigate(`/coupons${search}`)} />}
    </Page>
  )
}

function Main() {
  const { t } = useTranslation('coupons')
  const may = useMay()
  const navigate = useNavigate()
  const [open, setOpen] = useState(false)
  if (!may.give) return null
  return (
    <Actions>
      <RedeemButton />
      <Button onClick={() => setOpen(true)}>{t('give.new')}</Button>
      {open && (
        <DiscountForm
          onDone={({ id }) => {
            setOpen(false)
            navigate(`/coupons/${id}`)
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </Actions>
  )
}

function Filters() {
  const { t } = useTranslation('coupons')
  const [params, change] = useAddress('/coupons', true)
  const set = (name: string) => (value: string | null) => change({ [name]: value })
  return (
    <search className={styles.filters}>
      <TextInput
        aria-label={t('filter.code')}
        placeholder={t('filter.code')}
        defaultValue={params.get('code') ?? ''}
        onChange={event => set('code')(event.currentTarget.value.trim())}
      />
      <Select
        aria-label={t('filter.kind')}
        data={[
          { value: '', label: t('filter.anyKind') },
          ...KINDS.map(value => ({ value, label: t(`kind.${value}`) })),
        ]}
        value={params.get('kind') ?? ''}
        onChange={set('kind')}
      />
      <Select
        aria-label={t('filter.state')}
        data={[
          { value: '', label: t('filter.anyState') },
          ...STATES.map(value => ({ value, label: t(`state.${value}`) })),
          { value: UNTOLD, label: t('untold') },
        ]}
        value={params.has(UNTOLD) ? UNTOLD : (params.get('state') ?? '')}
        onChange={value =>
          change(
            value === UNTOLD ? { state: null, untold: 'true' } : { state: value, untold: null },
          )
        }
      />
    </search>
  )
}
