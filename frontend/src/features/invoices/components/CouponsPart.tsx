import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { newKey } from '@/api/client'
import { complain } from '@/api/complain'
import { moneyOf } from '@/lib/format'
import { Amount } from '@/ui/Amount'
import { FormDialog } from '@/ui/FormDialog'
import { notify } from '@/ui/notify'
import { Actions, Row, Rows } from '@/ui/Page'
import page from '@/ui/page.module.css'
import { StateChip } from '@/ui/StateChip'
import { type CouponsOfInvoice, refusalOf, useCouponDeeds, useCouponsOf } from '../coupons'
import type { InvoiceDetail } from '../data'
import styles from '../invoices.module.css'
import { Digits } from './LinesEditor'

/** The discounts on a draft, and the slips that pay a bill. */
export function CouponsPart({ invoice }: { invoice: InvoiceDetail }) {
  const { t } = useTranslation('invoices')
  const found = useCouponsOf(invoice.id).data
  const draft = invoice.state === 'draft'
  const may = draft && invoice.allowed_transitions.includes('edit')
  const free = found !== undefined && Number(found.free.amount) > 0
  if (!found || !(may || free || found.slips.length || found.discounts.length)) return null
  return (
    <section className={page.section} aria-labelledby="coupons">
      <h2 id="coupons">{t('coupon.title')}</h2>
      <Discounts invoice={invoice} found={found} may={may} />
      <Slips found={found} />
      {may && <PutOn invoice={invoice} />}
      {free && <SlipButton invoice={invoice} found={found} />}
    </section>
  )
}

interface Props {
  invoice: InvoiceDetail
  found: CouponsOfInvoice
}

function Discounts({ invoice, found, may }: Props & { may: boolean }) {
  const { t } = useTranslation('invoices')
  const { takeOff } = useCouponDeeds(invoice.id)
  if (found.discounts.length === 0) return null
  return (
    <Rows>
      {found.discounts.map(({ coupon, discount }) => (
        <Row
          key={coupon.id}
          name={<Link to={`/coupons/${coupon.id}`}>{coupon.code}</Link>}
          note={t('coupon.discount')}
        >
          <b>
            −<Amount value={discount} />
          </b>
          {may && (
            <Button
              variant="subtle"
              color="gray"
              loading={takeOff.isPending && takeOff.variables === coupon.id}
              aria-label={t('coupon.takeOffOne', { code: coupon.code })}
              onClick={() => takeOff.mutate(coupon.id, { onError: complain })}
            >
              {t('coupon.takeOff')}
            </Button>
          )}
        </Row>
      ))}
    </Rows>
  )
}

function Slips({ found }: { found: CouponsOfInvoice }) {
  const { t } = useTranslation('invoices')
  if (found.slips.length === 0) return null
  return (
    <Rows>
      {found.slips.map(slip => (
        <Row
          key={slip.id}
          name={<Link to={`/coupons/${slip.id}`}>{slip.code}</Link>}
          note={t('coupon.slip')}
          faded={slip.state !== 'issued'}
        >
          <StateChip tone={slip.state === 'redeemed' ? 'ok' : 'plain'}>
            {t(`coupon.state.${slip.state}`)}
          </StateChip>
          {slip.amount && (
            <b>
              <Amount value={slip.amount} />
            </b>
          )}
        </Row>
      ))}
    </Rows>
  )
}

function PutOn({ invoice }: { invoice: InvoiceDetail }) {
  const { t } = useTranslation('invoices')
  const { putOn } = useCouponDeeds(invoice.id)
  const [code, setCode] = useState('')
  const [error, setError] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!code.trim()) {
      setError(t('coupon.codeMissing'))
      return
    }
    putOn.mutate(code.trim(), {
      onSuccess: () => setCode(''),
      onError: failure => setError(refusalOf(failure)),
    })
  }
  return (
    <form className={styles.coupon} onSubmit={submit} noValidate autoComplete="off">
      <TextInput
        label={t('coupon.code')}
        description={t('coupon.codeHint')}
        value={code}
        error={error}
        onChange={event => {
          setCode(event.currentTarget.value)
          setError('')
        }}
      />
      <Actions>
        <Button type="submit" variant="default" loading={putOn.isPending}>
          {t('coupon.putOn')}
        </Button>
      </Actions>
    </form>
  )
}

function SlipButton(props: Props) {
  const { t } = useTranslation('invoices')
  const [open, setOpen] = useState(false)
  return (
    <Actions>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t('coupon.make')}
      </Button>
      {open && <SlipDialog {...props} onClose={() => setOpen(false)} />}
    </Actions>
  )
}

function SlipDialog({ invoice, found, onClose }: Props & { onClose: () => void }) {
  const { t } = useTranslation('invoices')
  const { slip } = useCouponDeeds(invoice.id)
  const [key, setKey] = useState(newKey)
  const [amount, setAmount] = useState(found.free.amount)
  const [error, setError] = useState('')
  return (
    <FormDialog
      title={t('coupon.slip')}
      action={t('coupon.make')}
      busy={slip.isPending}
      onClose={onClose}
      onSubmit={event => {
        event.preventDefault()
        slip.mutate(
          { amount: moneyOf(amount || '0', found.free.currency), key },
          {
            onSuccess: made => {
              notify(t('coupon.made', { code: made.code }))
              onClose()
            },
            onError: failure => {
              setKey(newKey())
              setError(refusalOf(failure))
            },
          },
        )
      }}
    >
      <p>{t('coupon.slipText')}</p>
      <Digits
        label={t('payment.amount')}
        decimals={2}
        value={amount}
        error={error}
        onChange={next => {
          setAmount(next)
          setError('')
        }}
      />
    </FormDialog>
  )
}
