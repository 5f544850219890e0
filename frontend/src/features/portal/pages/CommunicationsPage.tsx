import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { rowsOf } from '@/api/pages'
import { EmptyState } from '@/ui/EmptyState'
import { IconMessages, IconPlus } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { CommunicationsTable } from '../components/CommunicationsTable'
import { useCommunications } from '../data'
import styles from '../portal.module.css'

/** All the customer asked, newest first, with what each answer unlocked. */
export default function CommunicationsPage() {
  const { t } = useTranslation('portal')
  const communications = useCommunications()
  const rows = rowsOf(communications.data)
  return (
    <div className={styles.page}>
      <h1>{t('home.title')}</h1>
      <Loading of={communications}>
        {() =>
          rows.length === 0 ? (
            <EmptyState icon={IconMessages} title={t('home.empty')} text={t('home.emptyText')} />
          ) : (
            <CommunicationsTable rows={rows} />
          )
        }
      </Loading>
      <MoreButton of={communications} />
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
