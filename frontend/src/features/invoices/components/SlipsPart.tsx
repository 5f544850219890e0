import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { newKey } from '@/api/client'
import { moneyOf } from '@/lib/format'
import { Amount } from '@/ui/Amount'
import { FormDialog } from '@/ui/FormDialog'
import { notify } from '@/ui/notify'
import { Actions, Row, Rows } from '@/ui/Page'
import page from '@/ui/page.module.css'
import { StateChip } from '@/ui/StateChip'
import type { InvoiceDetail } from '../data'
import { refusalOf, type SlipsOfInvoice, useMakeSlip, useSlipsOf } from '../slips'
import { Digits } from './LinesEditor'

/** The slips that pay a bill, and another one for what no slip is for yet. */
export function SlipsPart({ invoice }: { invoice: InvoiceDetail }) {
  const { t } = useTranslation('invoices')
  const found = useSlipsOf(invoice.id).data
  const free = found !== undefined && Number(found.free.amount) > 0
  if (!found || !(free || found.slips.length > 0)) return null
  return (
    <section className={page.section} aria-labelledby="slips">
      <h2 id="slips">{t('slip.title')}</h2>
      <Slips found={found} />
      {free && <SlipButton invoice={invoice} found={found} />}
    </section>
  )
}

interface Props {
  invoice: InvoiceDetail
  found: SlipsOfInvoice
}

function Slips({ found }: { found: SlipsOfInvoice }) {
  const { t } = useTranslation('invoices')
  if (found.slips.length === 0) return null
  return (
    <Rows>
      {found.slips.map(slip => (
        <Row
          key={slip.id}
          name={<Link to={`/coupons/${slip.id}`}>{slip.code}</Link>}
          note={t('slip.one')}
          faded={slip.state !== 'issued'}
        >
          <StateChip tone={slip.state === 'redeemed' ? 'ok' : 'plain'}>
            {t(`slip.state.${slip.state}`)}
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

function SlipButton(props: Props) {
  const { t } = useTranslation('invoices')
  const [open, setOpen] = useState(false)
  return (
    <Actions>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t('slip.make')}
      </Button>
      {open && <SlipDialog {...props} onClose={() => setOpen(false)} />}
    </Actions>
  )
}

function SlipDialog({ invoice, found, onClose }: Props & { onClose: () => void }) {
  const { t } = useTranslation('invoices')
  const slip = useMakeSlip(invoice.id)
  const [key, setKey] = useState(newKey)
  const [amount, setAmount] = useState(found.free.amount)
  const [error, setError] = useState('')
  return (
    <FormDialog
      title={t('slip.one')}
      action={t('slip.make')}
      busy={slip.isPending}
      onClose={onClose}
      onSubmit={event => {
        event.preventDefault()
        slip.mutate(
          { amount: moneyOf(amount || '0', found.free.currency), key },
          {
            onSuccess: made => {
              notify(t('slip.made', { code: made.code }))
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
      <p>{t('slip.text')}</p>
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
