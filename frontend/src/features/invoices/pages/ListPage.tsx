import { Button, Select, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { CustomerSelect } from '@/api/CustomerSelect'
import { rowsOf } from '@/api/pages'
import { useAddress } from '@/lib/useAddress'
import { Amount } from '@/ui/Amount'
import { EmptyState } from '@/ui/EmptyState'
import { IconReceipt, IconSearch } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { Page, Rows } from '@/ui/Page'
import page from '@/ui/page.module.css'
import { useCurrentInView } from '@/ui/useCurrentInView'
import { InvoiceRow } from '../components/InvoiceRow'
import { type Invoice, useInvoices } from '../data'
import styles from '../invoices.module.css'
import { sumOf } from '../words'

const TABS: Record<string, string[]> = {
  pending: ['open', 'partial'],
  overdue: ['overdue'],
  paid: ['paid'],
  draft: ['draft'],
  void: ['void', 'uncollectible'],
  untold: [],
  all: [],
}
const STANDINGS = ['pending', 'accepted', 'rejected', 'cancelling', 'cancelled', 'none']
const PAUSE_MS = 300

export default function ListPage() {
  const { t } = useTranslation('invoices')
  const [params, change] = useAddress('/invoices')
  const read = (name: string) => params.get(name) ?? ''
  const choose = (name: string, value: string) => change({ [name]: value })
  const tab = read('tab') in TABS ? read('tab') : 'pending'
  const tabs = useCurrentInView<HTMLElement>(tab)
  const [text, setText] = useState(read('q'))
  const [contract, setContract] = useState(read('contract'))
  const [q] = useDebouncedValue(text, PAUSE_MS)
  const [number] = useDebouncedValue(contract, PAUSE_MS)
  const list = useInvoices({
    state: TABS[tab],
    q,
    contract: number,
    customer: read('customer'),
    kind: read('kind'),
    electronic: read('electronic'),
    since: read('since'),
    until: read('until'),
    untold: tab === 'untold' ? 'true' : '',
  })
  const rows = rowsOf(list.data)
  const fresh = (
    <Button component={Link} to="/invoices/new">
      {t('new')}
    </Button>
  )
  return (
    <Page wide title={t('title')} text={t('text')} action={fresh}>
      <nav ref={tabs} className={page.tabs} aria-label={t('title')}>
        {Object.keys(TABS).map(each => (
          <Link
            key={each}
            to={`/invoices?tab=${each}`}
            aria-current={each === tab ? 'page' : undefined}
          >
            {t(`tabs.${each}`)}
          </Link>
        ))}
        <Link to="/credit-notes">{t('note.title')}</Link>
      </nav>
      <search className={page.filters}>
        <TextInput
          aria-label={t('filter.q')}
          placeholder={t('filter.q')}
          leftSection={<IconSearch size={16} />}
          value={text}
          onChange={event => setText(event.currentTarget.value)}
        />
        <TextInput
          aria-label={t('filter.contract')}
          placeholder={t('filter.contract')}
          value={contract}
          onChange={event => setContract(event.currentTarget.value)}
        />
        <CustomerSelect
          aria-label={t('filter.customer')}
          placeholder={t('filter.customer')}
          value={read('customer')}
          onChange={value => choose('customer', value)}
        />
        <Select
          aria-label={t('filter.kind')}
          placeholder={t('filter.kind')}
          clearable
          data={['invoice', 'boleta'].map(value => ({ value, label: t(`kind.${value}`) }))}
          value={read('kind') || null}
          onChange={value => choose('kind', value ?? '')}
        />
        <Select
          aria-label={t('filter.electronic')}
          placeholder={t('filter.electronic')}
          clearable
          data={STANDINGS.map(value => ({ value, label: t(`electronic.${value}`) }))}
          value={read('electronic') || null}
          onChange={value => choose('electronic', value ?? '')}
        />
        {(['since', 'until'] as const).map(name => (
          <TextInput
            key={name}
            type="date"
            aria-label={t(`filter.${name}`)}
            title={t(`filter.${name}`)}
            value={read(name)}
            onChange={event => choose(name, event.currentTarget.value)}
          />
        ))}
      </search>
      <Loading of={list} rows={8}>
        {() =>
          rows.length === 0 ? (
            <EmptyState
              icon={IconReceipt}
              title={t('empty')}
              text={t('emptyText')}
              action={fresh}
            />
          ) : (
            <>
              <Sums rows={rows} />
              <Rows>
                {rows.map(invoice => (
                  <InvoiceRow key={invoice.id} invoice={invoice} />
                ))}
              </Rows>
            </>
          )
        }
      </Loading>
      <MoreButton of={list} />
    </Page>
  )
}

/** What the documents on the screen come to. */
function Sums({ rows }: { rows: Invoice[] }) {
  const { t } = useTranslation('invoices')
  const currency = rows[0]?.total.currency ?? 'PEN'
  const total = sumOf(rows.map(row => row.total.amount))
  const balance = sumOf(rows.map(row => row.balance.amount))
  return (
    <p className={styles.sums} aria-live="polite">
      <span>{t('shown', { count: rows.length })}</span>
      <span>
        {t('sumTotal')}{' '}
        <b>
          <Amount value={{ amount: total, currency }} />
        </b>
      </span>
      <span>
        {t('sumBalance')}{' '}
        <b>
          <Amount value={{ amount: balance, currency }} />
        </b>
      </span>
    </p>
  )
}
