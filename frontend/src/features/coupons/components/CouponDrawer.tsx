import { Button, Drawer } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { complain } from '@/api/complain'
import { download } from '@/api/download'
import { formatDate, formatDateTime, formatMoney } from '@/lib/format'
import { CopyAction } from '@/ui/CopyAction'
import { IconDownload } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { StateChip } from '@/ui/StateChip'
import styles from '../coupons.module.css'
import { type CouponDetail, useCoupon } from '../data'
import { lastDayOf, reasonOf, scopeOf, TONES, worthOf } from '../worth'
import { RedeemForm } from './RedeemForm'
import { Steps } from './Steps'
import { VoidForm } from './VoidForm'

export function CouponDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('coupons')
  const one = useCoupon(id)
  return (
    <Drawer
      opened
      position="right"
      size={440}
      title={one.data ? t(`kind.${one.data.kind}`) : t('one')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
      onClose={onClose}
    >
      <Loading of={one} rows={6}>
        {() => one.data && <Whole coupon={one.data} />}
      </Loading>
    </Drawer>
  )
}

function Whole({ coupon }: { coupon: CouponDetail }) {
  const { t } = useTranslation('coupons')
  const [open, setOpen] = useState<'redeem' | 'void' | null>(null)
  const may = (what: string) => coupon.allowed_transitions.includes(what)
  return (
    <div className={styles.side}>
      <p className={styles.worth}>
        <strong className="tabular">{worthOf(coupon)}</strong>
        <StateChip tone={TONES[coupon.state]}>{t(`state.${coupon.state}`)}</StateChip>
      </p>
      <div className={styles.ticket}>
        <img src={`data:image/svg+xml,${encodeURIComponent(coupon.qr)}`} alt={t('qr')} />
        <p className={styles.codeLine}>
          <b className={styles.code}>{coupon.code}</b>
          <CopyAction value={coupon.code} />
        </p>
        {coupon.reference && <small>{t('reference', { number: coupon.reference })}</small>}
      </div>
      <Facts coupon={coupon} />
      <div className={styles.moves}>
        {may('redeem') && <Button onClick={() => setOpen('redeem')}>{t('redeem.action')}</Button>}
        <Button
          variant="default"
          leftSection={<IconDownload size={16} />}
          onClick={() =>
            void download(`coupons/${coupon.id}/pdf/`, {}, `${coupon.code}.pdf`).catch(complain)
          }
        >
          PDF
        </Button>
        {may('void') && (
          <Button variant="light" color="bad" onClick={() => setOpen('void')}>
            {t('void.action')}
          </Button>
        )}
      </div>
      <Steps coupon={coupon} />
      {open === 'redeem' && <RedeemForm known={coupon} onClose={() => setOpen(null)} />}
      {open === 'void' && <VoidForm coupon={coupon} onClose={() => setOpen(null)} />}
    </div>
  )
}

function Facts({ coupon }: { coupon: CouponDetail }) {
  const { t } = useTranslation('coupons')
  const { customer, invoice, booklet } = coupon
  const facts = [
    [
      t('facts.customer'),
      customer ? <Link to={`/customers/${customer.id}`}>{customer.name}</Link> : t('anybody'),
    ],
    [t('facts.invoice'), invoice?.label],
    [t('facts.contract'), invoice?.contract],
    [t('facts.until'), formatDate(lastDayOf(coupon.expires_at))],
    [
      t('facts.used'),
      coupon.kind === 'discount' && t('usedOf', { used: coupon.used, limit: coupon.limit ?? '∞' }),
    ],
    [t('facts.scope'), scopeOf(coupon, t)],
    [t('facts.least'), coupon.min_base && formatMoney(coupon.min_base)],
    [t('facts.most'), coupon.max_discount && formatMoney(coupon.max_discount)],
    [t('facts.stackable'), coupon.stackable && t('facts.yes')],
    [t('facts.rule'), coupon.rule?.name],
    [
      t('facts.booklet'),
      booklet && (
        <Link
          to={`/coupons/booklets/${booklet.id}`}
        >{`${booklet.name} · ${booklet.position}`}</Link>
      ),
    ],
    [t('facts.why'), coupon.void_reason && reasonOf(coupon.void_reason, t)],
    [
      t('facts.by'),
      `${coupon.created_by?.name ?? t('house')}, ${formatDateTime(coupon.created_at)}`,
    ],
  ] as const
  return (
    <dl className={styles.facts}>
      {facts.map(
        ([label, value]) =>
          value && (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  )
}
