import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newKey } from '@/api/client'
import { formatMoney } from '@/lib/format'
import { FormDialog } from '@/ui/FormDialog'
import { notify } from '@/ui/notify'
import styles from '../coupons.module.css'
import { type Coupon, type CouponDetail, lookUp, METHODS, refuseIn, useDo } from '../data'
import { worthOf } from '../worth'

interface Props {
  /** The slip, where it is known before its code is asked for. */
  known?: Coupon
  onClose: () => void
}

/** A slip at the window: its code, what it pays, how the money came. */
export function RedeemForm({ known, onClose }: Props) {
  const { t } = useTranslation('coupons')
  const [found, setFound] = useState<Coupon | undefined>(known)
  const [key, setKey] = useState(newKey)
  const deed = useDo<CouponDetail>()
  const form = useForm({
    initialValues: { code: known?.code ?? '', method: 'cash', operation_number: '' },
    validate: {
      code: value => (value.trim() ? null : t('redeem.codeMissing')),
      operation_number: (value, { method }) =>
        needsNumber(method) && !value.trim() ? t('redeem.numberMissing') : null,
    },
  })
  const refused = (error: unknown) => {
    setKey(newKey())
    refuseIn(form)(error)
  }
  const look = async () => {
    if (form.validateField('code').hasError) return
    try {
      setFound(await lookUp(form.values.code))
    } catch (error) {
      refuseIn(form)(error)
    }
  }
  const pay = form.onSubmit(values =>
    deed.mutate(
      { path: 'coupons/redeem/', body: values, key },
      {
        onSuccess: ({ amount }) => {
          notify(t('redeem.done', { amount: amount ? formatMoney(amount) : '' }))
          onClose()
        },
        onError: refused,
      },
    ),
  )
  const payable = found?.allowed_transitions.includes('redeem')
  return (
    <FormDialog
      title={t('redeem.title')}
      action={payable ? t('redeem.pay', { amount: worthOf(found as Coupon) }) : t('redeem.look')}
      busy={deed.isPending}
      onSubmit={event => {
        event.preventDefault()
        if (payable) pay(event)
        else void look()
      }}
      onClose={onClose}
    >
      <TextInput
        label={t('redeem.code')}
        description={t('redeem.codeHint')}
        autoComplete="off"
        data-autofocus
        readOnly={known !== undefined}
        classNames={{ input: styles.code }}
        {...form.getInputProps('code')}
        onChange={event => {
          form.setFieldValue('code', event.currentTarget.value)
          setFound(undefined)
        }}
      />
      {found && <Found coupon={found} />}
      {payable && (
        <>
          <SegmentedControl
            aria-label={t('redeem.method')}
            data={METHODS.map(value => ({ value, label: t(`method.${value}`) }))}
            {...form.getInputProps('method')}
          />
          {needsNumber(form.values.method) && (
            <TextInput
              label={t('redeem.number')}
              inputMode="numeric"
              {...form.getInputProps('operation_number')}
            />
          )}
        </>
      )}
    </FormDialog>
  )
}

function Found({ coupon }: { coupon: Coupon }) {
  const { t } = useTranslation('coupons')
  const said = [t(`kind.${coupon.kind}`), coupon.customer?.name, coupon.invoice?.label]
  return (
    <div className={styles.found} role="status">
      <strong className="tabular">{worthOf(coupon)}</strong>
      <span>{said.filter(Boolean).join(' · ')}</span>
      {coupon.state !== 'issued' && <em>{t(`state.${coupon.state}`)}</em>}
      {coupon.kind === 'discount' && <em>{t('redeem.isDiscount')}</em>}
    </div>
  )
}

function needsNumber(method: string): boolean {
  return method === 'transfer' || method === 'wallet'
}

export function RedeemButton() {
  const { t } = useTranslation('coupons')
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t('redeem.action')}
      </Button>
      {open && <RedeemForm onClose={() => setOpen(false)} />}
    </>
  )
}
