import { Button, Drawer } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams } from 'react-router'
import { complain } from '@/api/complain'
import { download } from '@/api/download'
import { rowsOf } from '@/api/pages'
import { Age } from '@/ui/Age'
import { EmptyState } from '@/ui/EmptyState'
import { IconDownload, IconTicket } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { Page, Row, Rows } from '@/ui/Page'
import { CouponRow } from '../components/CouponRow'
import { DiscountForm } from '../components/DiscountForm'
import { Tabs } from '../components/Tabs'
import styles from '../coupons.module.css'
import { type Booklet, useBooklet, useBooklets, useMay } from '../data'

export default function BookletsPage() {
  const { t } = useTranslation('coupons')
  const { id } = useParams()
  const navigate = useNavigate()
  const booklets = useBooklets()
  const may = useMay()
  const [open, setOpen] = useState(false)
  const rows = rowsOf(booklets.data)
  const make = may.give && <Button onClick={() => setOpen(true)}>{t('booklets.new')}</Button>
  return (
    <Page
      wide
      title={t('booklets.title')}
      text={t('booklets.text')}
      action={rows.length > 0 && make}
    >
      <Tabs />
      <Loading of={booklets}>
        {() =>
          rows.length === 0 ? (
            <EmptyState
              icon={IconTicket}
              title={t('booklets.empty')}
              text={t('booklets.emptyText')}
              action={make}
            />
          ) : (
            <Rows>
              {rows.map(booklet => (
                <Line key={booklet.id} booklet={booklet} />
              ))}
            </Rows>
          )
        }
      </Loading>
      <MoreButton of={booklets} />
      {open && (
        <DiscountForm
          booklet
          onDone={made => {
            setOpen(false)
            navigate(`/coupons/booklets/${made.id}`)
          }}
          onClose={() => setOpen(false)}
        />
      )}
      {id && <Whole id={id} onClose={() => navigate('/coupons/booklets')} />}
    </Page>
  )
}

function Line({ booklet }: { booklet: Booklet }) {
  const { t } = useTranslation('coupons')
  return (
    <Row
      faded={booklet.left === 0}
      name={<Link to={`/coupons/booklets/${booklet.id}`}>{booklet.name}</Link>}
      note={
        <>
          {booklet.customer.name} · <Age at={booklet.created_at} />
        </>
      }
    >
      <span className={styles.dots} aria-hidden>
        {Array.from({ length: Math.min(booklet.count, 12) }, (_, at) => (
          <i key={at} data-used={at < booklet.count - booklet.left || undefined} />
        ))}
      </span>
      <b className="tabular">{t('booklets.left', { left: booklet.left, count: booklet.count })}</b>
    </Row>
  )
}

function Whole({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('coupons')
  const one = useBooklet(id)
  return (
    <Drawer
      opened
      position="right"
      size={520}
      title={one.data?.name ?? t('booklets.one')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
      onClose={onClose}
    >
      <Loading of={one} rows={6}>
        {() =>
          one.data && (
            <div className={styles.side}>
              <p>{one.data.customer.name}</p>
              <div className={styles.moves}>
                <Button
                  variant="default"
                  leftSection={<IconDownload size={16} />}
                  onClick={() =>
                    void download(`booklets/${id}/pdf/`, {}, `${one.data.name}.pdf`).catch(complain)
                  }
                >
                  {t('booklets.sheet')}
                </Button>
              </div>
              <Rows>
                {one.data.coupons.map(coupon => (
                  <CouponRow key={coupon.id} coupon={{ ...coupon, booklet: null }} />
                ))}
              </Rows>
            </div>
          )
        }
      </Loading>
    </Drawer>
  )
}
