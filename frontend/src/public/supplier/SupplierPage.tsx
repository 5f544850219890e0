import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { paperOfLink } from '@/api/publicLink'
import { formatDate, formatMoney } from '@/lib/format'
import { IconDownload } from '@/ui/icons'
import { StateChip, type Tone } from '@/ui/StateChip'
import type { PublicProps } from '../publicKind'
import { AnswerForm } from './AnswerForm'
import type { Asked } from './data'
import { ReasonForm, ShipForm } from './Forms'
import styles from './supplier.module.css'
import { useAct } from './useAct'

const TONES: Record<string, Tone> = {
  asked: 'warn',
  answered: 'primary',
  ordered: 'ok',
  confirmed: 'ok',
  in_transit: 'ok',
  received: 'ok',
}

/** What a supplier is asked for: answered, confirmed and sent without a password. */
export default function SupplierPage({ token, link, reload }: PublicProps<Asked>) {
  const { t } = useTranslation('public/supplier')
  const asked = link.data
  return (
    <article className={styles.sheet}>
      <header className={styles.head}>
        <div>
          <h1>
            {asked.purchase_number
              ? t('purchase', { number: asked.purchase_number })
              : t('title', { number: asked.number })}
          </h1>
          <p>{t('for', { name: asked.supplier })}</p>
        </div>
        <StateChip tone={TONES[asked.state]}>{t(`state.${asked.state}`)}</StateChip>
      </header>
      <p className={styles.told} role="status">
        {t(`told.${asked.state}`)}
      </p>
      <Facts asked={asked} />
      {asked.purchase_number && <Paper token={token} />}
      {asked.allowed.includes('answer') ? (
        <Answering token={token} asked={asked} reload={reload} />
      ) : (
        <Lines asked={asked} />
      )}
      <Delivering token={token} asked={asked} reload={reload} />
    </article>
  )
}

function Facts({ asked }: { asked: Asked }) {
  const { t } = useTranslation('public/supplier')
  const day = (on: string) => formatDate(`${on}T12:00:00`)
  const facts: [string, string][] = [
    [t('needed'), asked.needed_on ? day(asked.needed_on) : ''],
    [t('total'), asked.total ? formatMoney(asked.total) : ''],
    [t('arrives'), asked.eta_on ? day(asked.eta_on) : ''],
    [t('carrier'), [asked.carrier, asked.tracking].filter(Boolean).join(' · ')],
  ]
  const shown = facts.filter(([, value]) => value)
  if (shown.length === 0) return null
  return (
    <dl className={styles.facts}>
      {shown.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Ours, as it was sent: there is one once they were chosen. */
function Paper({ token }: { token: string }) {
  const { t } = useTranslation('public/supplier')
  return (
    <Button
      component="a"
      href={paperOfLink(token, 'paper')}
      download
      variant="default"
      leftSection={<IconDownload size={18} />}
    >
      {t('paper')}
    </Button>
  )
}

function Lines({ asked }: { asked: Asked }) {
  const { t } = useTranslation('public/supplier')
  return (
    <ul className={styles.lines}>
      {asked.lines.map(line => (
        <li key={line.id}>
          <div>
            <strong>{line.name}</strong>
            <span>{[line.code, line.maker].filter(Boolean).join(' · ')}</span>
          </div>
          <span className="tabular">
            {line.quantity} {line.unit}
          </span>
          <span className="tabular">
            {line.price ? formatMoney(line.price) : line.supplied === false && t('none')}
          </span>
        </li>
      ))}
    </ul>
  )
}

interface Props {
  token: string
  asked: Asked
  reload: () => void
}

function Answering({ token, asked, reload }: Props) {
  const { t } = useTranslation('public/supplier')
  const [open, setOpen] = useState(asked.state === 'asked')
  const [declining, setDeclining] = useState(false)
  const done = () => {
    setOpen(false)
    setDeclining(false)
    reload()
  }
  if (declining)
    return (
      <ReasonForm token={token} act="decline" onDone={done} onBack={() => setDeclining(false)} />
    )
  return (
    <>
      {open ? (
        <AnswerForm token={token} asked={asked} onDone={done} />
      ) : (
        <>
          <Lines asked={asked} />
          <Button size="md" variant="default" onClick={() => setOpen(true)}>
            {t('change')}
          </Button>
        </>
      )}
      {asked.state !== 'declined' && (
        <Button variant="subtle" onClick={() => setDeclining(true)}>
          {t('decline')}
        </Button>
      )}
    </>
  )
}

function Delivering({ token, asked, reload }: Props) {
  const { t } = useTranslation('public/supplier')
  const [open, setOpen] = useState<'ship' | 'refuse' | null>(null)
  const confirm = useAct(token, 'confirm', reload)
  const may = asked.allowed
  const done = () => {
    setOpen(null)
    reload()
  }
  if (open === 'ship') return <ShipForm token={token} asked={asked} onDone={done} />
  if (open === 'refuse')
    return <ReasonForm token={token} act="refuse" onDone={done} onBack={() => setOpen(null)} />
  return (
    <div className={styles.buttons}>
      {confirm.failure && (
        <p className={styles.error} role="alert">
          {confirm.failure}
        </p>
      )}
      {may.includes('confirm') && (
        <Button size="md" fullWidth loading={confirm.busy} onClick={() => confirm.go({})}>
          {t('confirm')}
        </Button>
      )}
      {may.includes('ship') && (
        <Button
          size="md"
          fullWidth
          variant={may.includes('confirm') ? 'default' : 'filled'}
          onClick={() => setOpen('ship')}
        >
          {t(asked.carrier ? 'shipAgain' : 'ship')}
        </Button>
      )}
      {may.includes('refuse') && (
        <Button variant="subtle" onClick={() => setOpen('refuse')}>
          {t('refuse')}
        </Button>
      )}
    </div>
  )
}
