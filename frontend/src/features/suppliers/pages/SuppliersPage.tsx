import { Button, Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { rowsOf } from '@/api/pages'
import { useUser } from '@/api/session'
import { useAddress } from '@/lib/useAddress'
import { Avatar } from '@/ui/Avatar'
import { EmptyState } from '@/ui/EmptyState'
import { IconPlus, IconStore } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { Page, Row, Rows } from '@/ui/Page'
import { SupplierDialog } from '../components/Dialogs'
import { type Supplier, useSuppliers } from '../data'
import styles from '../suppliers.module.css'

/** Who the house buys from, and how well each delivers. */
export default function SuppliersPage() {
  const { t } = useTranslation('suppliers')
  const { role } = useUser()
  const navigate = useNavigate()
  const [params, change] = useAddress('/suppliers')
  const [making, setMaking] = useState(false)
  const q = params.get('q') ?? ''
  const suppliers = useSuppliers({
    ...(q && { q }),
    ...(params.has('archived') && { archived: 'true' }),
  })
  const rows = rowsOf(suppliers.data)
  return (
    <Page
      wide
      title={t('title')}
      text={t('text')}
      back="/parts-requests"
      backLabel={t('purchases')}
      action={
        role !== 'advisor' && (
          <Button leftSection={<IconPlus size={16} />} onClick={() => setMaking(true)}>
            {t('new')}
          </Button>
        )
      }
    >
      <search className={styles.bar}>
        <TextInput
          type="search"
          aria-label={t('search')}
          placeholder={t('search')}
          maxLength={100}
          value={q}
          onChange={event => change({ q: event.currentTarget.value })}
        />
        <Checkbox
          label={t('archived')}
          checked={params.has('archived')}
          onChange={event => change({ archived: event.currentTarget.checked })}
        />
      </search>
      <Loading of={suppliers} rows={6}>
        {() =>
          rows.length === 0 ? (
            <EmptyState icon={IconStore} title={t('none')} text={t('noneText')} />
          ) : (
            <Rows>
              {rows.map(supplier => (
                <Line key={supplier.id} supplier={supplier} />
              ))}
            </Rows>
          )
        }
      </Loading>
      <MoreButton of={suppliers} />
      {making && (
        <SupplierDialog
          onClose={() => setMaking(false)}
          onDone={made => void navigate(`/suppliers/${made.id}`)}
        />
      )}
    </Page>
  )
}

function Line({ supplier }: { supplier: Supplier }) {
  const { t } = useTranslation('suppliers')
  const { lead_time: times } = supplier
  const main = supplier.contacts.find(contact => contact.is_main)
  return (
    <Row
      lead={<Avatar name={supplier.name} />}
      name={<Link to={`/suppliers/${supplier.id}`}>{supplier.name}</Link>}
      note={[main?.name, main?.phone || main?.email].filter(Boolean).join(' · ')}
      faded={supplier.archived}
    >
      {times && (
        <span className={styles.dim}>
          {t('times', { days: times.p50_days, percent: times.on_time_percent })}
        </span>
      )}
      <span className="tabular">{supplier.rating ? `★ ${supplier.rating}` : t('unrated')}</span>
    </Row>
  )
}
