import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { BackLink } from '@/ui/BackLink'
import { Loading } from '@/ui/Loading'
import { UpChip, WarrantyChip } from '../components/Chips'
import { Data } from '../components/Data'
import { Life } from '../components/Life'
import { Meter } from '../components/Meter'
import { Papers } from '../components/Papers'
import { Plans } from '../components/Plans'
import { type Machine, useMachine } from '../data'
import styles from '../machines.module.css'

/** One machine of a customer: how it is, what was done to it, what comes next. */
export default function PortalMachinePage() {
  const { id = '' } = useParams()
  const machine = useMachine(id)
  return (
    <div className={styles.portal}>
      <Loading of={machine} rows={6}>
        {() => machine.data && <Whole key={machine.data.id} machine={machine.data} />}
      </Loading>
    </div>
  )
}

function Whole({ machine }: { machine: Machine }) {
  const { t } = useTranslation('machines')
  return (
    <>
      <div>
        <BackLink to="/portal/machines" label={t('portal.title')} />
        <h1>{machine.name}</h1>
        <p className={styles.node}>
          <span className={styles.dim}>{t('hours', { count: machine.hour_meter })}</span>
          <UpChip state={machine.state} />
          <WarrantyChip until={machine.warranty_until} />
        </p>
      </div>
      <Data machine={machine} portal />
      <h2>{t('tab.plans')}</h2>
      <Plans machine={machine} may={false} orders="/portal/services" />
      <h2>{t('tab.papers')}</h2>
      <Papers id={machine.id} may={false} />
      <h2>{t('tab.meter')}</h2>
      <Meter machine={machine} may={machine.state !== 'retired'} />
      <h2>{t('tab.life')}</h2>
      <Life id={machine.id} orders="/portal/services" />
      {machine.state !== 'retired' && (
        <div className={styles.main}>
          <Button
            fullWidth
            size="md"
            component={Link}
            to={`/portal/services/new?machine=${machine.id}`}
          >
            {t('portal.ask')}
          </Button>
        </div>
      )}
    </>
  )
}
