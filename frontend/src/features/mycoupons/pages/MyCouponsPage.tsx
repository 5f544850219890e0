import { Button, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { rowsOf } from '@/api/pages'
import { EmptyState } from '@/ui/EmptyState'
import { IconTicket } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { BookletCard } from '../components/BookletCard'
import { Ticket } from '../components/Ticket'
import { useBooklets, useMine } from '../data'
import styles from '../mycoupons.module.css'

export default function MyCouponsPage() {
  const { t } = useTranslation('mycoupons')
  const [state, setState] = useState('issued')
  const coupons = useMine(state)
  const rows = rowsOf(coupons.data)
  return (
    <div className={styles.page}>
      <h1>{t('title')}</h1>
      <Booklets />
      <SegmentedControl
        aria-label={t('which')}
        value={state}
        data={[
          { value: 'issued', label: t('living') },
          { value: '', label: t('all') },
        ]}
        onChange={setState}
      />
      <Loading of={coupons}>
        {() =>
          rows.length === 0 ? (
            <EmptyState icon={IconTicket} title={t('empty')} text={t('emptyText')} />
          ) : (
            <ul className={styles.list}>
              {rows.map(coupon => (
                <Ticket key={coupon.id} coupon={coupon} />
              ))}
            </ul>
          )
        }
      </Loading>
      <MoreButton of={coupons} />
      <div className={styles.main}>
        <Button component={Link} to="/portal/bills" fullWidth size="md">
          {t('bills.go')}
        </Button>
      </div>
    </div>
  )
}

function Booklets() {
  const { t } = useTranslation('mycoupons')
  const booklets = useBooklets()
  const rows = rowsOf(booklets.data)
  if (rows.length === 0) return null
  return (
    <section className={styles.booklets}>
      <h2>{t('booklets')}</h2>
      <ul>
        {rows.map(booklet => (
          <BookletCard key={booklet.id} booklet={booklet} />
        ))}
      </ul>
    </section>
  )
}
