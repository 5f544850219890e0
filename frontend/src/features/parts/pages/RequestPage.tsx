import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { complain } from '@/api/complain'
import { download } from '@/api/download'
import { useUser } from '@/api/session'
import { formatDate, formatDateTime, formatMoney } from '@/lib/format'
import { COUNTER } from '@/lib/roles'
import { IconDownload } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { Actions, Page, Row, Rows } from '@/ui/Page'
import pages from '@/ui/page.module.css'
import { StateChip } from '@/ui/StateChip'
import { DeliveryDialog, EndDialog, ReceiveDialog } from '../components/DeliveryDialogs'
import { Offers } from '../components/Offers'
import { AskDialog } from '../components/RequestDialogs'
import styles from '../parts.module.css'
import { type Deed, noonOf, type RequestDetail, toneOf, useRequest } from '../requests'

const SHOWN: Deed[] = ['ask', 'confirm', 'ship', 'receive', 'reject', 'cancel', 'break-off']
const MAIN: Deed[] = ['receive', 'confirm', 'ask']
const ENDS: Deed[] = ['reject', 'cancel', 'break-off']

export default function RequestPage() {
  const { id = '' } = useParams()
  const request = useRequest(id)
  return (
    <Loading of={request} rows={8}>
      {() => request.data && <Whole key={request.data.id} request={request.data} />}
    </Loading>
  )
}

function Whole({ request }: { request: RequestDetail }) {
  const { t } = useTranslation('parts')
  const [asked, setAsked] = useState<Deed | null>(null)
  const may = SHOWN.filter(deed => request.allowed_transitions.includes(deed))
  const main = MAIN.find(deed => may.includes(deed))
  const close = () => setAsked(null)
  return (
    <Page
      wide
      title={request.purchase_number || request.number}
      text={
        <>
          {request.purchase_number && `${request.number} `}
          <StateChip tone={toneOf(request.state)}>{t(`state.${request.state}`)}</StateChip>{' '}
          {request.late && <StateChip tone="bad">{t('late')}</StateChip>}
        </>
      }
      back="/parts-requests"
      backLabel={t('requests')}
      action={
        <Actions>
          <Paper request={request} />
          {may.map(deed => (
            <Button
              key={deed}
              variant={deed === main ? 'filled' : 'default'}
              color={ENDS.includes(deed) ? 'bad' : undefined}
              onClick={() => setAsked(deed)}
            >
              {t(`deed.${deed}`)}
            </Button>
          ))}
        </Actions>
      }
    >
      {request.waiting_orders.length > 0 && (
        <p className={styles.warn}>
          {t('request.waiting')}{' '}
          {request.waiting_orders.map((order, place) => (
            <span key={order.id}>
              {place > 0 && ', '}
              <Link to={`/orders/${order.id}`}>
                {order.number} {order.title}
              </Link>
            </span>
          ))}
        </p>
      )}
      <section className={pages.section}>
        <Facts request={request} />
        <Lines request={request} />
      </section>
      <Offers request={request} />
      <Steps request={request} />
      {asked === 'ask' && <AskDialog request={request} onClose={close} />}
      {asked === 'receive' && <ReceiveDialog request={request} onClose={close} />}
      {(asked === 'confirm' || asked === 'ship') && (
        <DeliveryDialog request={request} deed={asked} onClose={close} />
      )}
      {asked && ENDS.includes(asked) && (
        <EndDialog request={request} deed={asked} onClose={close} />
      )}
    </Page>
  )
}

/** The order on paper; before it is bought there is none, and a technician has no use of it. */
function Paper({ request: { id, purchase_number } }: { request: RequestDetail }) {
  const { t } = useTranslation('parts')
  const counter = COUNTER.includes(useUser().role)
  if (!purchase_number || !counter) return null
  return (
    <Button
      variant="default"
      leftSection={<IconDownload size={16} />}
      onClick={() =>
        void download(`parts-requests/${id}/pdf/`, {}, `${purchase_number}.pdf`).catch(complain)
      }
    >
      {t('paper')}
    </Button>
  )
}

function Facts({ request }: { request: RequestDetail }) {
  const { t } = useTranslation('parts')
  const day = (on: string | null) => on && formatDate(noonOf(on))
  const facts: [string, React.ReactNode][] = [
    [
      t('field.supplier'),
      request.supplier && (
        <Link to={`/suppliers/${request.supplier.id}`}>{request.supplier.name}</Link>
      ),
    ],
    [t('offers.total'), request.total && formatMoney(request.total)],
    [t('request.from'), request.author?.name ?? t('source.system')],
    [t('request.to'), request.location.name],
    [t('request.needed'), day(request.needed_on)],
    [t('request.promised'), day(request.promised_on)],
    [t('request.eta'), day(request.eta_on)],
    [t('request.carrier'), [request.carrier, request.tracking].filter(Boolean).join(' · ')],
    [t('request.note'), request.note],
    [t('reason'), request.reason],
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

function Lines({ request }: { request: RequestDetail }) {
  const { t } = useTranslation('parts')
  return (
    <Rows>
      {request.lines.map(line => (
        <Row
          key={line.id}
          name={<Link to={`/parts/${line.part.id}`}>{line.part.name}</Link>}
          note={[line.code, line.order?.number].filter(Boolean).join(' · ')}
        >
          {line.received !== '0' && (
            <span className={styles.dim}>{t('request.cameOf', { quantity: line.received })}</span>
          )}
          {line.unit_price && <span className="tabular">{formatMoney(line.unit_price)}</span>}
          <span className="tabular">
            {line.quantity} {line.unit}
          </span>
        </Row>
      ))}
    </Rows>
  )
}

function Steps({ request }: { request: RequestDetail }) {
  const { t } = useTranslation('parts')
  return (
    <section className={pages.section}>
      <h2>{t('request.history')}</h2>
      <Rows>
        {request.steps.map(step => (
          <Row
            key={`${step.at}${step.what}`}
            name={t(`step.${step.what}`)}
            note={[formatDateTime(step.at), step.author?.name, step.supplier, step.reason]
              .filter(Boolean)
              .join(' · ')}
          />
        ))}
      </Rows>
    </section>
  )
}
