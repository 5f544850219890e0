import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { rowsOf } from '@/api/pages'
import { Age } from '@/ui/Age'
import { EmptyState } from '@/ui/EmptyState'
import { IconPlus, IconQuery } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { StateChip } from '@/ui/StateChip'
import { useQueries } from '../data'
import styles from '../queries.module.css'

export default function PortalQueriesPage() {
  const { t } = useTranslation('queries')
  const queries = useQueries({})
  const rows = rowsOf(queries.data)
  return (
    <div className={styles.portal}>
      <h1>{t('portal.title')}</h1>
      <Loading of={queries}>
        {() =>
          rows.length === 0 ? (
            <EmptyState icon={IconQuery} title={t('portal.none')} text={t('portal.noneText')} />
          ) : (
            <ul className={styles.list}>
              {rows.map(query => (
                <li key={query.id}>
                  <Link to={`/portal/queries/${query.id}`} className={styles.item}>
                    <span className={styles.itemHead}>
                      <StateChip tone={query.state === 'resolved' ? 'ok' : 'primary'}>
                        {t(`portal.state.${query.state}`)}
                      </StateChip>
                      <Age at={query.created_at} />
                    </span>
                    <strong>{query.subject}</strong>
                    {query.resolution && <span className={styles.cut}>{query.resolution}</span>}
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      </Loading>
      <MoreButton of={queries} />
      <div className={styles.main}>
        <Button
          component={Link}
          to="/portal/queries/new"
          fullWidth
          size="md"
          leftSection={<IconPlus size={18} />}
        >
          {t('portal.new')}
        </Button>
      </div>
    </div>
  )
}
