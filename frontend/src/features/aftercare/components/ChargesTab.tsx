import { Button, Checkbox, Switch } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { newKey } from '@/api/client'
import { complain } from '@/api/complain'
import type { Money } from '@/api/types'
import { digitsOf, formatMoney } from '@/lib/format'
import type { TabOrder } from '@/lib/orderTabs'
import { EmptyState } from '@/ui/EmptyState'
import { IconCash } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { notify } from '@/ui/notify'
import { Actions } from '@/ui/Page'
import { StateChip } from '@/ui/StateChip'
import styles from '../aftercare.module.css'
import { type ChargeLine, type Charges, useCharges, useMakeInvoice, type Wanted } from '../data'
import { Billed } from './Billed'
import { LineFields } from './LineFields'

/** What a done order would be billed, and the invoices it stands on. */
export default function ChargesTab({ order }: { order: TabOrder }) {
  const { t } = useTranslation('aftercare')
  const [covered, setCovered] = useState<boolean | null>(null)
  const charges = useCharges(order.id, covered)
  const found = charges.data
  return (
    <Loading of={charges}>
      {() =>
        found && (
          <>
            {order.under_warranty && (
              <p className={styles.marks}>
                <StateChip tone="note">{t('charges.warranty')}</StateChip>
              </p>
            )}
            <Billed invoices={found.invoices} />
            {found.lines.length > 0 || found.quote ? (
              <Bill
                key={`${found.lines.map(line => line.key).join()} ${found.covered} ${found.quote?.id}`}
                order={order}
                charges={found}
                onCover={setCovered}
              />
            ) : (
              <Nothing billed={found.invoices.length > 0} />
            )}
          </>
        )
      }
    </Loading>
  )
}

function Nothing({ billed }: { billed: boolean }) {
  const { t } = useTranslation('aftercare')
  const said = billed ? 'charges.all' : 'charges.none'
  return <EmptyState icon={IconCash} title={t(said)} text={t(`${said}Text`)} />
}

interface BillProps {
  order: TabOrder
  charges: Charges
  onCover: (covered: boolean) => void
}

function Bill({ order, charges, onCover }: BillProps) {
  const { t } = useTranslation('aftercare')
  const make = useMakeInvoice(order.id)
  const [key, setKey] = useState(newKey)
  const [quote, setQuote] = useState(charges.quote !== null)
  const [changed, setChanged] = useState<Record<string, Partial<Wanted>>>({})
  const [chosen, setChosen] = useState(
    () => new Set(charges.lines.filter(line => line.chosen).map(line => line.key)),
  )
  const lines = charges.lines.filter(line => chosen.has(line.key))
  const unpriced = lines.filter(line => !line.priced && !changed[line.key]?.unit_price)
  const may = charges.allowed_transitions.includes('invoice')
  const toggle = (line: string) =>
    setChosen(before => {
      const next = new Set(before)
      if (!next.delete(line)) next.add(line)
      return next
    })
  const submit = () =>
    make.mutate(
      {
        key,
        quote,
        covered: charges.covered,
        lines: lines.map(line => ({ key: line.key, ...changed[line.key] })),
      },
      {
        onSuccess: () => notify(t('charges.made')),
        onError: error => {
          setKey(newKey())
          complain(error)
        },
      },
    )
  return (
    <section className={styles.card} aria-label={t('charges.title')}>
      {charges.quote && (
        <div className={styles.line}>
          <Checkbox
            checked={quote}
            disabled={!may}
            onChange={event => setQuote(event.currentTarget.checked)}
            label={
              <>
                {t('charges.quote')}{' '}
                <Link to={`/quotes/${charges.quote.id}`}>{charges.quote.name}</Link>
              </>
            }
          />
          <strong className={styles.sum}>{formatMoney(charges.quote.total)}</strong>
        </div>
      )}
      {charges.lines.map(line => (
        <LineFields
          key={line.key}
          line={line}
          chosen={chosen.has(line.key)}
          changed={changed[line.key] ?? {}}
          locked={!may}
          onToggle={() => toggle(line.key)}
          onChange={next =>
            setChanged(before => ({ ...before, [line.key]: { ...before[line.key], ...next } }))
          }
        />
      ))}
      <Cover charges={charges} locked={!may} onCover={onCover} />
      <p className={styles.total}>
        <span>{t('charges.total')}</span>
        <strong>{formatMoney(sumOf(charges, lines, quote))}</strong>
      </p>
      {Object.keys(changed).length > 0 && <p className={styles.hint}>{t('charges.anew')}</p>}
      {unpriced.length > 0 && (
        <p className={styles.hint} role="status">
          {t('charges.unpriced')}
        </p>
      )}
      {may ? (
        <Actions>
          <Button
            loading={make.isPending}
            disabled={(lines.length === 0 && !quote) || unpriced.length > 0}
            onClick={submit}
          >
            {t('charges.make')}
          </Button>
        </Actions>
      ) : (
        <p className={styles.hint}>{t('charges.office')}</p>
      )}
    </section>
  )
}

/** What is chosen comes to; every line is rounded by itself, so they add up. */
function sumOf(charges: Charges, lines: ChargeLine[], quote: boolean): Money {
  const amounts = lines.map(line => line.total.amount)
  if (quote && charges.quote) amounts.push(charges.quote.total.amount)
  const sum = amounts.reduce((all, amount) => all + Number(amount), 0)
  return { ...charges.total, amount: sum.toFixed(digitsOf(charges.total.currency)) }
}

function Cover({
  charges,
  locked,
  onCover,
}: {
  charges: Charges
  locked: boolean
  onCover: (covered: boolean) => void
}) {
  const { t } = useTranslation('aftercare')
  if (charges.lines.length === 0) return null
  return (
    <Switch
      className={styles.cover}
      label={t('charges.covered')}
      description={charges.covered_by && t(`charges.by.${charges.covered_by}`)}
      checked={charges.covered}
      disabled={locked}
      onChange={event => onCover(event.currentTarget.checked)}
    />
  )
}
