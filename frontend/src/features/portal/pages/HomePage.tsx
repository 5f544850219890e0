import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { EmptyState } from '@/ui/EmptyState'
import { IconMessages, IconPlus } from '@/ui/icons'
import { BalanceCard } from '../components/BalanceCard'
import { CommunicationItem } from '../components/CommunicationItem'
import { Loading } from '../components/Loading'
import { rowsOf, useCommunications } from '../data'
import styles from '../portal.module.css'

export default function HomePage() {
  const { t } = useTranslation('portal')
  const communications = useCommunications()
  const rows = rowsOf(communications.data)
  return (
    <div className={styles.page}>
      <BalanceCard />
      <h1>{t('home.title')}</h1>
      <Loading of={communications}>
        {() =>
          rows.length === 0 ? (
            <EmptyState icon={IconMessages} title={t('home.empty')} text={t('home.emptyText')} />
          ) : (
            <ul className={styles.list}>
              {rows.map(row => (
                <CommunicationItem key={row.id} communication={row} />
              ))}
            </ul>
          )
        }
      </Loading>
      {communications.hasNextPage && (
        <Button
          variant="default"
          loading={communications.isFetchingNextPage}
          onClick={() => void communications.fetchNextPage()}
        >
          {t('home.more')}
        </Button>
      )}
      <div className={styles.main}>
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
