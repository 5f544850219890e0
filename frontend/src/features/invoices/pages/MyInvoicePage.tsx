import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams, useSearchParams } from 'react-router'
import { api, newKey } from '@/api/client'
import { complain } from '@/api/complain'
import { download } from '@/api/download'
import type { Money } from '@/api/types'
import { formatDate } from '@/lib/format'
import { Amount } from '@/ui/Amount'
import { IconDownload } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { notify } from '@/ui/notify'
import { Actions, Page } from '@/ui/Page'
import page from '@/ui/page.module.css'
import { StateChip } from '@/ui/StateChip'
import { LinesTable } from '../components/LinesTable'
import { Totals } from '../components/Totals'
import type { InvoiceDetail } from '../data'
import styles from '../invoices.module.css'
import { keys } from '../keys'
import { stateOf, toneOf } from '../words'

/** A bill as its customer sees it, with the ways to pay it. */
export default function MyInvoicePage() {
  const { t } = useTranslation('invoices')
  const { id = '' } = useParams()
  const contract_key = useSearchParams()[0].get('contract') ?? ''
  const found = useQuery({
    queryKey: [...keys.one(id), contract_key],
    queryFn: ({ signal }) => api.get<InvoiceDetail>(`invoices/${id}/`, { contract_key }, signal),
  })
  return (
    <Page title={found.data?.label ?? ''} back="/portal/invoices" backLabel={t('mine.back')}>
      <Loading of={found}>
        {() => found.data && <Bill invoice={found.data} own={contract_key === ''} />}
      </Loading>
    </Page>
  )
}

function Bill({ invoice, own }: { invoice: InvoiceDetail; own: boolean }) {
  const { t } = useTranslation('invoices')
  const state = stateOf(invoice)
  const owed = invoice.state === 'open' || invoice.state === 'partial'
  const day = formatDate(`${invoice.due_on}T12:00:00`)
  return (
    <>
      <section className={page.section}>
        <div className={page.chips}>
          <StateChip tone={toneOf(state)}>{t(`state.${state}`)}</StateChip>
          <StateChip>{t(`kind.${invoice.kind}`)}</StateChip>
        </div>
        <div className={styles.big}>
          <Amount value={owed ? invoice.balance : invoice.total} />
        </div>
        {owed && <p>{t(invoice.overdue ? 'mine.overdue' : 'due', { day })}</p>}
        {own && (
          <Actions>
            {owed && <Pay invoice={invoice} />}
            <Button
              variant="default"
              leftSection={<IconDownload size={16} />}
              onClick={() =>
                void download(`invoices/${invoice.id}/pdf/`, {}, `${invoice.label}.pdf`).catch(
                  complain,
                )
              }
            >
              {t('mine.pdf')}
            </Button>
          </Actions>
        )}
      </section>
      <section className={page.section}>
        <h2>{t('page.lines')}</h2>
        <LinesTable lines={invoice.lines} />
        <Totals sums={invoice} />
        {invoice.note && <p>{invoice.note}</p>}
      </section>
    </>
  )
}

/** On the page of its link, or at once from what was recharged. */
function Pay({ invoice }: { invoice: InvoiceDetail }) {
  const { t } = useTranslation('invoices')
  const client = useQueryClient()
  const [key, setKey] = useState(newKey)
  const [busy, setBusy] = useState('')
  const balance = useQuery({
    queryKey: ['portal', 'balance'],
    queryFn: () => api.get<{ balance: Money }>('me/balance/'),
  }).data?.balance
  const enough = balance && Number(balance.amount) >= Number(invoice.balance.amount)
  const run = async (name: string, work: () => Promise<void>) => {
    setBusy(name)
    try {
      await work()
    } catch (error) {
      complain(error)
      setKey(newKey())
    } finally {
      setBusy('')
    }
  }
  const open = async () => {
    const { url } = await api.post<{ url: string }>(`invoices/${invoice.id}/pay-link/`)
    window.location.assign(url)
  }
  const fromBalance = async () => {
    const allocations = [{ invoice: invoice.id, amount: invoice.balance }]
    await api.post('payments/', { amount: invoice.balance, method: 'balance', allocations }, key)
    notify(t('mine.paid'))
    await client.invalidateQueries({ queryKey: keys.all })
    await client.invalidateQueries({ queryKey: ['portal', 'balance'] })
  }
  return (
    <>
      <Button loading={busy === 'open'} onClick={() => void run('open', open)}>
        {t('mine.pay')}
      </Button>
      {enough && (
        <Button
          variant="default"
          loading={busy === 'balance'}
          onClick={() => void run('balance', fromBalance)}
        >
          {t('mine.payBalance')}
        </Button>
      )}
    </>
  )
}
