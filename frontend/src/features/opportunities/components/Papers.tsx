import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api } from '@/api/client'
import type { Money, Page } from '@/api/types'
import { Amount } from '@/ui/Amount'
import { Loading } from '@/ui/Loading'
import { Row, Rows } from '@/ui/Page'
import { StateChip, type Tone } from '@/ui/StateChip'
import styles from '../board.module.css'

interface Quoted {
  id: string
  number: string
  title: string
  state: string
  total: Money
}

interface Billed {
  id: string
  label: string
  state: string
  overdue: boolean
  total: Money
}

interface Paper {
  id: string
  to: string
  name: string
  state: string
  total: Money
}

const TONES: Record<string, Tone> = {
  accepted: 'ok',
  converted: 'ok',
  paid: 'ok',
  sent: 'primary',
  viewed: 'primary',
  open: 'primary',
  partial: 'primary',
  rejected: 'bad',
  overdue: 'bad',
  void: 'bad',
}
const MOST = 50

/** What was offered and billed for an opportunity. */
export function Papers({ id }: { id: string }) {
  const { t } = useTranslation('opportunities')
  const asked = { opportunity: id, limit: MOST }
  const quotes = useQuery({
    queryKey: ['quotes', 'of-opportunity', id],
    queryFn: ({ signal }) => api.get<Page<Quoted>>('quotes/', asked, signal),
    select: page =>
      page.results.map(row => ({
        ...row,
        to: `/quotes/${row.id}`,
        name: [row.number || t('paper.draft'), row.title].filter(Boolean).join(' · '),
      })),
  })
  const invoices = useQuery({
    queryKey: ['invoices', 'of-opportunity', id],
    queryFn: ({ signal }) => api.get<Page<Billed>>('invoices/', asked, signal),
    select: page =>
      page.results.map(row => ({
        ...row,
        to: `/invoices/${row.id}`,
        name: row.label || t('paper.draft'),
        state: row.overdue ? 'overdue' : row.state,
      })),
  })
  return (
    <>
      <section aria-label={t('quotes')} className={styles.papers}>
        <h3>{t('quotes')}</h3>
        <Loading of={quotes} rows={1}>
          {() => <List papers={quotes.data ?? []} none={t('paper.noQuotes')} />}
        </Loading>
      </section>
      <section aria-label={t('invoices')} className={styles.papers}>
        <h3>{t('invoices')}</h3>
        <Loading of={invoices} rows={1}>
          {() => <List papers={invoices.data ?? []} none={t('paper.noInvoices')} />}
        </Loading>
      </section>
    </>
  )
}

function List({ papers, none }: { papers: Paper[]; none: string }) {
  const { t } = useTranslation('opportunities')
  if (papers.length === 0) return <p className={styles.hint}>{none}</p>
  return (
    <Rows>
      {papers.map(paper => (
        <Row key={paper.id} name={<Link to={paper.to}>{paper.name}</Link>}>
          <StateChip tone={TONES[paper.state]}>
            {t(`paper.state.${paper.state}`, { defaultValue: paper.state })}
          </StateChip>
          <b>
            <Amount value={paper.total} />
          </b>
        </Row>
      ))}
    </Rows>
  )
}
