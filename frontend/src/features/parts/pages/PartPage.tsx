import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { rowsOf } from '@/api/pages'
import { formatDateTime, formatMoney } from '@/lib/format'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { Page, Row, Rows } from '@/ui/Page'
import pages from '@/ui/page.module.css'
import { StateChip } from '@/ui/StateChip'
import { type Asked, PartActions } from '../components/PartActions'
import { PartDialog } from '../components/PartDialog'
import { RequestDialog } from '../components/RequestDialog'
import { StockDialog } from '../components/StockDialog'
import { type PartDetail, useMoves, usePart } from '../data'
import styles from '../parts.module.css'

const FIGURES = ['on_hand', 'reserved', 'available', 'incoming'] as const

export default function PartPage() {
  const { id = '' } = useParams()
  const part = usePart(id)
  return (
    <Loading of={part} rows={8}>
      {() => part.data && <Whole key={part.data.id} part={part.data} />}
    </Loading>
  )
}

function Whole({ part }: { part: PartDetail }) {
  const { t } = useTranslation('parts')
  const [asked, setAsked] = useState<Asked | null>(null)
  const close = () => setAsked(null)
  return (
    <Page
      wide
      title={part.name}
      text={
        <>
          {part.code} {part.low && <StateChip tone="bad">{t('low')}</StateChip>}{' '}
          {part.archived && <StateChip>{t('archivedOne')}</StateChip>}
        </>
      }
      back="/parts"
      backLabel={t('title')}
      action={<PartActions part={part} onAsk={setAsked} />}
    >
      <section className={pages.section}>
        <dl className={styles.figures}>
          {FIGURES.map(name => (
            <div key={name}>
              <dt>{t(`figure.${name}`)}</dt>
              <dd data-tone={name === 'available' && part.low ? 'bad' : undefined}>
                {part[name]} {part.unit}
              </dd>
            </div>
          ))}
        </dl>
        <Facts part={part} />
      </section>
      <Lying part={part} />
      <Moves part={part} />
      {asked === 'edit' && <PartDialog part={part} onClose={close} />}
      {asked === 'request' && <RequestDialog part={part} onClose={close} />}
      {asked && asked !== 'edit' && asked !== 'request' && (
        <StockDialog part={part} deed={asked} onClose={close} />
      )}
    </Page>
  )
}

function Facts({ part }: { part: PartDetail }) {
  const { t } = useTranslation('parts')
  const facts: [string, React.ReactNode][] = [
    [t('field.maker'), part.maker],
    [t('cost'), part.cost && formatMoney(part.cost)],
    [t('price'), part.price && formatMoney(part.price)],
    [
      t('field.reorder_point'),
      part.reorder_point !== '0' && `${part.reorder_point} → ${part.reorder_quantity}`,
    ],
    [
      t('field.supplier'),
      part.supplier && <Link to={`/suppliers/${part.supplier.id}`}>{part.supplier.name}</Link>,
    ],
    [t('field.kinds'), part.kinds.map(kind => kind.name).join(', ')],
    [t('field.note'), part.note],
  ]
  return (
    <dl className={styles.facts}>
      {facts.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  )
}

function Lying({ part }: { part: PartDetail }) {
  const { t } = useTranslation('parts')
  return (
    <section className={pages.section}>
      <h2>{t('where')}</h2>
      {part.stock.length === 0 && <p>{t('nowhere')}</p>}
      <Rows>
        {part.stock.map(each => (
          <Row
            key={each.location.id}
            name={each.location.name}
            note={each.reserved !== '0' && t('reservedOf', { quantity: each.reserved })}
          >
            <span className="tabular">
              {each.on_hand} {part.unit}
            </span>
          </Row>
        ))}
      </Rows>
      {part.reservations.length > 0 && <Kept part={part} />}
    </section>
  )
}

function Kept({ part }: { part: PartDetail }) {
  const { t } = useTranslation('parts')
  return (
    <>
      <h2>{t('waiting')}</h2>
      <Rows>
        {part.reservations.map(each => (
          <Row
            key={each.id}
            name={<Link to={`/orders/${each.order}`}>{each.order_number}</Link>}
            note={each.location.name}
          >
            <span className="tabular">
              {each.quantity} {part.unit}
            </span>
          </Row>
        ))}
      </Rows>
    </>
  )
}

function Moves({ part }: { part: PartDetail }) {
  const { t } = useTranslation('parts')
  const moves = useMoves(part.id)
  const rows = rowsOf(moves.data)
  return (
    <section className={pages.section}>
      <h2>{t('moves')}</h2>
      <Loading of={moves} rows={3}>
        {() => (
          <>
            {rows.length === 0 && <p>{t('noMoves')}</p>}
            <Rows>
              {rows.map(move => (
                <Row
                  key={move.id}
                  name={`${t(`move.${move.kind}`)} · ${move.location.name}`}
                  note={[
                    formatDateTime(move.at),
                    move.author?.name,
                    move.order?.number,
                    move.request?.name,
                    move.reason,
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                >
                  <span className="tabular">
                    {move.quantity.startsWith('-') ? move.quantity : `+${move.quantity}`}
                  </span>
                  <span className={styles.dim}>{t('leaves', { quantity: move.after })}</span>
                </Row>
              ))}
            </Rows>
          </>
        )}
      </Loading>
      <MoreButton of={moves} />
    </section>
  )
}
