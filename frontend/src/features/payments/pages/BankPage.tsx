import { Button, Checkbox, FileButton, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { complain } from '@/api/complain'
import { rowsOf } from '@/api/pages'
import { formatDate, formatMoney } from '@/lib/format'
import { Amount } from '@/ui/Amount'
import { EmptyState } from '@/ui/EmptyState'
import { IconFile, IconStore } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { notify } from '@/ui/notify'
import { Actions, Row, Rows } from '@/ui/Page'
import { StateChip, type Tone } from '@/ui/StateChip'
import { type BankLine, type Outcomes, useBankLines, useTakeDown } from '../bank'
import { AssignDialog } from '../components/AssignDialog'
import { Frame } from '../components/Frame'
import styles from '../components/payments.module.css'
import { useDeed } from '../data'

const STATES = ['open', 'matched', 'ignored'] as const
const TONE: Record<string, Tone> = { matched: 'ok', open: 'primary' }

/** What came in on the house's accounts, settled with what customers said. */
export default function BankPage() {
  const { t } = useTranslation('payments')
  const [state, setState] = useState<string>('open')
  const [q, setQ] = useState('')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const lines = useBankLines({ state, q: q || undefined })
  const rows = rowsOf(lines.data)
  const exact = rows.filter(row => row.proposal?.is_exact)
  const picked = exact.filter(row => chosen.has(row.id))
  const deed = useDeed<Outcomes>()

  function confirm() {
    deed.mutate(
      { path: 'bank-lines/confirm/', body: { lines: picked.map(row => row.id) } },
      {
        onSuccess: ({ results }) => {
          const bad = results.filter(each => !each.ok)
          notify(t('confirmed', { count: results.length - bad.length }))
          if (bad.length > 0) {
            const why = [...new Set(bad.map(each => t(`refusal.${each.code}`, each.detail)))]
            notify(`${t('notConfirmed', { count: bad.length })} ${why.join(' ')}`, undefined, 'bad')
          }
          setChosen(new Set())
        },
        onError: complain,
      },
    )
  }

  return (
    <Frame action={<Upload />}>
      <search className={styles.filters}>
        <TextInput
          aria-label={t('searchBank')}
          placeholder={t('searchBank')}
          value={q}
          onChange={event => setQ(event.currentTarget.value)}
        />
        <Select
          aria-label={t('stateOf')}
          allowDeselect={false}
          data={STATES.map(value => ({ value, label: t(`line.${value}`) }))}
          value={state}
          onChange={value => setState(value ?? 'open')}
        />
      </search>
      {exact.length > 0 && (
        <Actions>
          <Checkbox
            label={t('allExact', { count: exact.length })}
            checked={picked.length === exact.length}
            indeterminate={picked.length > 0 && picked.length < exact.length}
            onChange={event =>
              setChosen(new Set(event.currentTarget.checked ? exact.map(row => row.id) : []))
            }
          />
          <Button disabled={picked.length === 0} loading={deed.isPending} onClick={confirm}>
            {t('confirmMany', { count: picked.length })}
          </Button>
        </Actions>
      )}
      <Loading of={lines} rows={6}>
        {() =>
          rows.length === 0 ? (
            <EmptyState icon={IconStore} title={t('noLines')} text={t('noLinesText')} />
          ) : (
            <Rows>
              {rows.map(row => (
                <LineRow
                  key={row.id}
                  line={row}
                  checked={chosen.has(row.id)}
                  onCheck={on => {
                    const next = new Set(chosen)
                    if (on) next.add(row.id)
                    else next.delete(row.id)
                    setChosen(next)
                  }}
                />
              ))}
            </Rows>
          )
        }
      </Loading>
      <MoreButton of={lines} />
    </Frame>
  )
}

function LineRow({
  line,
  checked,
  onCheck,
}: {
  line: BankLine
  checked: boolean
  onCheck: (on: boolean) => void
}) {
  const { t } = useTranslation('payments')
  const [assigning, setAssigning] = useState(false)
  const deed = useDeed()
  const go = (step: string) =>
    deed.mutate({ path: `bank-lines/${line.id}/${step}/` }, { onError: complain })
  const said = [line.account, formatDate(`${line.day}T12:00:00Z`), line.operation_number]
  return (
    <Row
      lead={
        line.proposal?.is_exact ? (
          <Checkbox
            aria-label={t('pick', { what: line.description || line.operation_number })}
            checked={checked}
            onChange={event => onCheck(event.currentTarget.checked)}
          />
        ) : undefined
      }
      name={line.description || line.operation_number || line.account}
      note={
        <>
          {said.filter(Boolean).join(' · ')}
          {line.note && ` · ${line.note}`}
          <Meant line={line} />
        </>
      }
    >
      <StateChip tone={TONE[line.state]}>{t(`line.${line.state}`)}</StateChip>
      <b>
        <Amount value={line.amount} />
      </b>
      {line.state === 'open' ? (
        <>
          <Button variant="default" onClick={() => setAssigning(true)}>
            {t('step.assign')}
          </Button>
          <Button variant="subtle" color="gray" onClick={() => go('set-aside')}>
            {t('step.set-aside')}
          </Button>
        </>
      ) : (
        line.state === 'ignored' && (
          <Button variant="subtle" color="gray" onClick={() => go('reopen')}>
            {t('step.reopen')}
          </Button>
        )
      )}
      {assigning && <AssignDialog line={line} onClose={() => setAssigning(false)} />}
    </Row>
  )
}

function Meant({ line }: { line: BankLine }) {
  const { t } = useTranslation('payments')
  const found = line.matched ?? line.proposal
  if (!found) return null
  const to = found.kind === 'payment' ? `/payments/${found.id}` : '/recharges'
  const amount = formatMoney(found.amount)
  return (
    <span>
      {t(`${found.kind}Of`)} <Link to={to}>{found.customer.name}</Link>{' '}
      {!found.is_exact && <b>{t('otherAmount', { amount })}</b>}
    </span>
  )
}

function Upload() {
  const { t } = useTranslation('payments')
  const navigate = useNavigate()
  const take = useTakeDown()
  const choose = (file: File | null) =>
    file &&
    take.mutate(
      { kind: 'bank', file, account: '' },
      { onSuccess: row => void navigate(`/payments/intakes/${row.id}`), onError: complain },
    )
  return (
    <FileButton onChange={choose} accept=".csv,.txt,.xlsx">
      {props => (
        <Button {...props} loading={take.isPending} leftSection={<IconFile size={16} />}>
          {t('uploadBank')}
        </Button>
      )}
    </FileButton>
  )
}
