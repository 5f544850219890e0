import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { formatMoney } from '@/lib/format'
import { CopyField } from '@/ui/CopyField'
import pages from '@/ui/page.module.css'
import { StateChip, type Tone } from '@/ui/StateChip'
import styles from '../parts.module.css'
import type { Offer, RequestDetail } from '../requests'
import { AnswerDialog } from './RequestDialogs'
import { useSend } from './useForm'

const TONES: Record<Offer['state'], Tone> = {
  asked: 'warn',
  answered: 'primary',
  declined: 'plain',
  chosen: 'ok',
  lost: 'plain',
}

/** What each supplier said, side by side; the best of each line is marked. */
export function Offers({ request }: { request: RequestDetail }) {
  const { t } = useTranslation('parts')
  const { offers, lines } = request
  if (offers.length === 0) return null
  const row = (label: string, cell: (offer: Offer) => React.ReactNode) => (
    <tr>
      <th scope="row">{label}</th>
      {offers.map(offer => (
        <td key={offer.id}>{cell(offer)}</td>
      ))}
    </tr>
  )
  // Who answered alone is not the best of any.
  const several = offers.length > 1
  return (
    <section className={pages.section}>
      <h2>{t('offers.title')}</h2>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('offers.line')}</th>
              {offers.map(offer => (
                <th key={offer.id} scope="col">
                  <Link to={`/suppliers/${offer.supplier.id}`}>{offer.supplier.name}</Link>{' '}
                  <StateChip tone={TONES[offer.state]}>
                    {t(`offers.state.${offer.state}`)}
                  </StateChip>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(line => (
              <tr key={line.id}>
                <th scope="row">
                  {line.quantity} {line.unit} {line.part.name}
                </th>
                {offers.map(offer => (
                  <Price key={offer.id} offer={offer} line={line.id} />
                ))}
              </tr>
            ))}
            {row(t('offers.total'), offer => (
              <Best best={several && offer.best_total}>
                {offer.total ? formatMoney(offer.total) : '—'}
                {offer.total && !offer.whole && (
                  <span className={styles.dim}> {t('offers.partly')}</span>
                )}
              </Best>
            ))}
            {row(t('offers.days'), offer => (
              <Best best={several && offer.best_days}>
                {offer.days === null ? '—' : t('offers.inDays', { count: offer.days })}
              </Best>
            ))}
            {row(t('offers.rating'), offer => (offer.rating ? `★ ${offer.rating}` : '—'))}
            {row(t('request.note'), offer => offer.note || '—')}
            {row(t('offers.reached'), offer => (
              <Reached offer={offer} />
            ))}
            {row(t('offers.do'), offer => (
              <Deeds request={request} offer={offer} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Best({ best, children }: { best: boolean; children: React.ReactNode }) {
  const { t } = useTranslation('parts')
  return (
    <span data-best={best || undefined}>
      {children}
      {best && <span className={styles.best}>{t('offers.best')}</span>}
    </span>
  )
}

function Price({ offer, line }: { offer: Offer; line: string }) {
  const { t } = useTranslation('parts')
  const said = offer.prices.find(each => each.line === line)
  if (!said) return <td>—</td>
  if (!said.unit_price) return <td className={styles.dim}>{t('offers.cannot')}</td>
  return <td data-best={said.best || undefined}>{formatMoney(said.unit_price)}</td>
}

function Reached({ offer }: { offer: Offer }) {
  const { t } = useTranslation('parts')
  const { mail } = offer
  return (
    <span className={styles.dim}>
      {mail ? `${t(`offers.mail.${mail.state}`)} · ${mail.to}` : t('offers.noMail')}
      {mail?.error && ` (${mail.error})`}
      {offer.channel_error && ` · ${t('offers.refused', { code: offer.channel_error })}`}
      {offer.links > 0 && ` · ${t('offers.links', { count: offer.links })}`}
    </span>
  )
}

function Deeds({ request, offer }: { request: RequestDetail; offer: Offer }) {
  const { t } = useTranslation('parts')
  const [answering, setAnswering] = useState(false)
  const [link, setLink] = useState('')
  const path = `parts-requests/${request.id}/`
  const nothing = () => undefined
  const order = useSend({ to: `${path}order/`, done: t('request.ordered'), onDone: nothing })
  const decline = useSend({ to: `${path}decline/`, onDone: nothing })
  const copy = useSend<{ link: string }>({
    to: `${path}link/`,
    onDone: made => setLink(made.link),
  })
  const revoke = useSend({
    to: `${path}revoke/`,
    done: t('offers.revoked'),
    onDone: () => setLink(''),
  })
  const may = request.allowed_transitions
  const open = may.includes('answer') && offer.state !== 'lost' && offer.state !== 'chosen'
  const linkable = open || offer.state === 'chosen'
  return (
    <div className={styles.deeds}>
      {may.includes('order') && offer.state === 'answered' && (
        <Button
          size="compact-sm"
          loading={order.busy}
          onClick={() => order.send({ offer: offer.id, version: request.version })}
        >
          {t('deed.order')}
        </Button>
      )}
      {open && (
        <Button size="compact-sm" variant="default" onClick={() => setAnswering(true)}>
          {t('deed.answer')}
        </Button>
      )}
      {open && offer.state === 'asked' && (
        <Button
          size="compact-sm"
          variant="subtle"
          loading={decline.busy}
          onClick={() => decline.send({ offer: offer.id })}
        >
          {t('offers.decline')}
        </Button>
      )}
      {linkable && may.length > 0 && (
        <Button
          size="compact-sm"
          variant="subtle"
          loading={copy.busy}
          onClick={() => copy.send({ offer: offer.id })}
        >
          {t('offers.link')}
        </Button>
      )}
      {offer.links > 0 && (
        <Button
          size="compact-sm"
          variant="subtle"
          color="bad"
          loading={revoke.busy}
          onClick={() => revoke.send({ offer: offer.id })}
        >
          {t('offers.revoke')}
        </Button>
      )}
      {link && <CopyField label={t('offers.link')} value={link} />}
      {answering && (
        <AnswerDialog request={request} offer={offer} onClose={() => setAnswering(false)} />
      )}
    </div>
  )
}
