import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { api } from '@/api/client'
import { complain } from '@/api/complain'
import { rowsOf, usePages } from '@/api/pages'
import { EmptyState } from '@/ui/EmptyState'
import { IconReceipt, IconSearch } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { Page, Rows } from '@/ui/Page'
import page from '@/ui/page.module.css'
import { InvoiceRow } from '../components/InvoiceRow'
import type { Invoice } from '../data'
import { keys } from '../keys'

const TABS: Record<string, string[]> = {
  pending: ['open', 'partial'],
  past: ['paid', 'void', 'uncollectible'],
}

/** The customer's own bills, and those of a contract whose numbers they know. */
export default function MyInvoicesPage() {
  const { t } = useTranslation('invoices')
  const [params] = useSearchParams()
  const tab = params.get('tab') === 'past' ? 'past' : 'pending'
  const [opened, setOpened] = useState<{ key: string; number: string } | null>(null)
  const query = { state: TABS[tab], contract_key: opened?.key ?? '' }
  const list = usePages<Invoice>(keys.list({ mine: query }), 'invoices/', query)
  const rows = rowsOf(list.data)
  return (
    <Page title={opened ? t('mine.found', { number: opened.number }) : t('mine.title')}>
      <nav className={page.tabs} aria-label={t('mine.title')}>
        {Object.keys(TABS).map(each => (
          <Link
            key={each}
            to={`/portal/invoices?tab=${each}`}
            aria-current={each === tab ? 'page' : undefined}
          >
            {t(`mine.tabs.${each}`)}
          </Link>
        ))}
      </nav>
      <Loading of={list}>
        {() =>
          rows.length === 0 ? (
            <EmptyState icon={IconReceipt} title={t('mine.empty')} text={t('mine.emptyText')} />
          ) : (
            <Rows>
              {rows.map(invoice => (
                <InvoiceRow
                  key={invoice.id}
                  invoice={invoice}
                  base="/portal/invoices"
                  search={opened ? `?contract=${encodeURIComponent(opened.key)}` : ''}
                />
              ))}
            </Rows>
          )
        }
      </Loading>
      <MoreButton of={list} />
      {opened ? (
        <Button variant="default" onClick={() => setOpened(null)}>
          {t('mine.title')}
        </Button>
      ) : (
        <ByContract onFound={setOpened} />
      )}
    </Page>
  )
}

function ByContract({ onFound }: { onFound: (found: { key: string; number: string }) => void }) {
  const { t } = useTranslation('invoices')
  const [number, setNumber] = useState('')
  const [document, setDocument] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState('')
  const look = async (event: FormEvent) => {
    event.preventDefault()
    if (!number.trim()) {
      setError(t('mine.numberMissing'))
      return
    }
    setBusy(true)
    try {
      const body = { number, ...(document.trim() && { document: document.trim() }) }
      onFound(await api.post<{ key: string; number: string }>('contracts/find/', body))
    } catch (error) {
      complain(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <section className={page.section}>
      <h2>{t('mine.find')}</h2>
      <p>{t('mine.findText')}</p>
      <form className={page.form} onSubmit={event => void look(event)} noValidate>
        <div className={page.pair}>
          <TextInput
            label={t('mine.contract')}
            maxLength={60}
            value={number}
            error={error}
            onChange={event => {
              setNumber(event.currentTarget.value)
              setError('')
            }}
          />
          <TextInput
            label={t('mine.document')}
            maxLength={40}
            value={document}
            onChange={event => setDocument(event.currentTarget.value)}
          />
        </div>
        <Button type="submit" loading={busy} leftSection={<IconSearch size={16} />}>
          {t('mine.search')}
        </Button>
      </form>
    </section>
  )
}
