import { Button, NumberInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { newKey } from '@/api/client'
import { complainIn } from '@/api/complain'
import { ApiError } from '@/api/errors'
import { digitsOf, formatDate, formatMoney, moneyOf, symbolOf } from '@/lib/format'
import { Amount } from '@/ui/Amount'
import { type Bill, useDo } from '../data'
import styles from '../mycoupons.module.css'

interface Props {
  bill: Bill
  /** What opens its contract, where the bill is not one's own. */
  contract: string
}

/** A bill with what is owed on it, and a slip for all or part of that. */
export function BillItem({ bill, contract }: Props) {
  const { t } = useTranslation('mycoupons')
  const [open, setOpen] = useState(false)
  const free = Number(bill.free.amount) > 0
  return (
    <li className={styles.bill}>
      <p className={styles.billHead}>
        <span>
          <b>{bill.label}</b>
          {bill.period && ` · ${bill.period}`}
          <small>{t('bills.due', { day: formatDate(`${bill.due_on}T12:00`) })}</small>
        </span>
        <strong>
          <Amount value={bill.balance} />
        </strong>
      </p>
      {!free && <p className={styles.hint}>{t('bills.covered')}</p>}
      {free && !open && <Button onClick={() => setOpen(true)}>{t('bills.slip')}</Button>}
      {open && <SlipForm bill={bill} contract={contract} onClose={() => setOpen(false)} />}
    </li>
  )
}

function SlipForm({ bill, contract, onClose }: Props & { onClose: () => void }) {
  const { t } = useTranslation('mycoupons')
  const navigate = useNavigate()
  const [key, setKey] = useState(newKey)
  const deed = useDo()
  const { currency } = bill.free
  const form = useForm({ initialValues: { amount: bill.free.amount as string | number } })
  return (
    <form
      className={styles.form}
      onSubmit={form.onSubmit(({ amount }) => {
        const money = moneyOf(String(amount), currency)
        const body = { amount: money, ...(contract && { key: contract, invoice: bill.id }) }
        const path = contract ? 'contracts/bills/coupon/' : `invoices/${bill.id}/coupons/`
        deed.mutate(
          { path, body, key },
          {
            onSuccess: made => navigate(`/portal/coupons/${made.id}`),
            onError: error => {
              setKey(newKey())
              if (error instanceof ApiError && error.code === 'nothing_to_pay') {
                form.setErrors({ amount: t('refusal.nothing_to_pay') })
              } else complainIn(form)(error)
            },
          },
        )
      })}
    >
      <NumberInput
        label={t('bills.amount')}
        description={t('bills.amountHint', { amount: formatMoney(bill.free) })}
        prefix={`${symbolOf(currency)} `}
        decimalScale={digitsOf(currency)}
        fixedDecimalScale
        min={0}
        thousandSeparator=","
        hideControls
        inputMode="decimal"
        data-autofocus
        {...form.getInputProps('amount')}
      />
      <div className={styles.buttons}>
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button type="submit" loading={deed.isPending}>
          {t('bills.make')}
        </Button>
      </div>
    </form>
  )
}
