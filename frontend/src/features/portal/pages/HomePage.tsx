import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { rowsOf } from '@/api/pages'
import { EmptyState } from '@/ui/EmptyState'
import { IconMessages, IconPlus, IconWrench } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { BalanceCard } from '../components/BalanceCard'
import { CommunicationItem } from '../components/CommunicationItem'
import { LatestMovements } from '../components/LatestMovements'
import { Talks } from '../components/Talks'
import { type Communication, useCommunications } from '../data'
import home from '../home.module.css'
import styles from '../portal.module.css'

const SHOWN = 3

/** What needs the customer first: the balance, what is open, their talks and latest movements. */
export default function HomePage() {
  const { t } = useTranslation('portal')
  const communications = useCommunications()
  const rows = rowsOf(communications.data)
  const open = rows.filter(isOpen).slice(0, SHOWN)
  return (
    <div className={`${styles.page} ${home.page}`}>
      <div className={home.balance}>
        <BalanceCard />
        <Button
          component={Link}
          to="/portal/services/new"
          variant="default"
          fullWidth
          size="md"
          mt={8}
          leftSection={<IconWrench size={18} />}
        >
          {t('home.service')}
        </Button>
      </div>
      <div className={home.open}>
        <div className={home.headline}>
          <h1>{t('home.pending')}</h1>
          {rows.length > 0 && <Link to="/portal/communications">{t('home.all')}</Link>}
        </div>
        <Loading of={communications}>
          {() =>
            rows.length === 0 ? (
              <EmptyState icon={IconMessages} title={t('home.empty')} text={t('home.emptyText')} />
            ) : open.length === 0 ? (
              <p className={styles.hint}>{t('home.nothing')}</p>
            ) : (
              <ul className={styles.list}>
                {open.map(row => (
                  <CommunicationItem key={row.id} communication={row} />
                ))}
              </ul>
            )
          }
        </Loading>
      </div>
      <div className={home.talks}>
        <Talks />
      </div>
      <div className={home.movements}>
        <LatestMovements />
      </div>
      <div className={`${styles.main} ${home.begin}`}>
        <Button
          component={Link}
          to="/portal/new"
          fullWidth
          size="md"
          leftSection={<IconPlus size={18} />}
        >
          {t('home.new')}
        </Button>
      </div>
    </div>
  )
}

/** Waiting for us, or waiting for the customer to use what the answer unlocked. */
function isOpen({ state, actions }: Communication): boolean {
  return state === 'received' || state === 'assigned' || actions.some(action => !action.locked)
}
