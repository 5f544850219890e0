import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { newKey } from '@/api/client'
import { complain } from '@/api/complain'
import { download } from '@/api/download'
import { formatDate, formatDateTime } from '@/lib/format'
import { BackLink } from '@/ui/BackLink'
import { ConfirmButton } from '@/ui/ConfirmButton'
import { CopyAction } from '@/ui/CopyAction'
import { IconDownload } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { notify } from '@/ui/notify'
import { StateChip } from '@/ui/StateChip'
import { type CouponDetail, lastDayOf, meantFor, TONES, useCoupon, useDo, worthOf } from '../data'
import styles from '../mycoupons.module.css'

export default function CouponPage() {
  const { t } = useTranslation('mycoupons')
  const { id = '' } = useParams()
  const one = useCoupon(id)
  return (
    <div className={styles.page}>
      <BackLink to="/portal/coupons" label={t('title')} />
      <Loading of={one}>{() => one.data && <Whole coupon={one.data} />}</Loading>
    </div>
  )
}

function Whole({ coupon }: { coupon: CouponDetail }) {
  const { t } = useTranslation('mycoupons')
  const living = coupon.state === 'issued'
  return (
    <>
      <article className={styles.show} data-over={!living || undefined}>
        <h1>{coupon.invoice ? t('pays', coupon.invoice) : meantFor(coupon, t)}</h1>
        <strong className="tabular">{worthOf(coupon)}</strong>
        {living ? (
          <img src={`data:image/svg+xml,${encodeURIComponent(coupon.qr)}`} alt={t('qr')} />
        ) : (
          <StateChip tone={TONES[coupon.state]}>{t(`state.${coupon.state}`)}</StateChip>
        )}
        <p className={styles.bigCode}>
          <b className={styles.code}>{coupon.code}</b>
          <CopyAction value={coupon.code} />
        </p>
        {coupon.reference && <p>{t('reference', { number: coupon.reference })}</p>}
        <p>{t('until', { day: formatDate(lastDayOf(coupon.expires_at)) })}</p>
        {coupon.invoice?.contract && <p>{t('contract', { number: coupon.invoice.contract })}</p>}
      </article>
      {living && coupon.kind === 'payment' && <p className={styles.hint}>{t('how')}</p>}
      <ol className={styles.steps}>
        {coupon.history.map(step => (
          <li key={`${step.what} ${step.created_at}`}>
            <b>{t(`step.${step.what}`, { defaultValue: step.what })}</b>{' '}
            {formatDateTime(step.created_at)}
          </li>
        ))}
      </ol>
      <Doing coupon={coupon} />
    </>
  )
}

function Doing({ coupon }: { coupon: CouponDetail }) {
  const { t } = useTranslation('mycoupons')
  const [key] = useState(newKey)
  const deed = useDo()
  return (
    <div className={styles.main}>
      <Button
        fullWidth
        size="md"
        variant="default"
        leftSection={<IconDownload size={18} />}
        onClick={() =>
          void download(`coupons/${coupon.id}/pdf/`, {}, `${coupon.code}.pdf`).catch(complain)
        }
      >
        {t('pdf')}
      </Button>
      {coupon.allowed_transitions.includes('void') && (
        <ConfirmButton
          label={t('void.action')}
          text={t('void.text')}
          sure={t('void.sure')}
          loading={deed.isPending}
          onSure={() =>
            deed.mutate(
              { path: `coupons/${coupon.id}/void/`, body: { reason: t('void.reason') }, key },
              { onSuccess: () => notify(t('void.done')), onError: complain },
            )
          }
        />
      )}
    </div>
  )
}
