import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { rowsOf } from '@/api/pages'
import { EmptyState } from '@/ui/EmptyState'
import { IconMachine } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { UpChip, WarrantyChip } from '../components/Chips'
import { useMachines } from '../data'
import styles from '../machines.module.css'

/** What a customer owns that we look after, in their own portal. */
export default function PortalMachinesPage() {
  const { t } = useTranslation('machines')
  const machines = useMachines({})
  const rows = rowsOf(machines.data)
  return (
    <div className={styles.portal}>
      <h1>{t('portal.title')}</h1>
      <Loading of={machines}>
        {() =>
          rows.length === 0 ? (
            <EmptyState icon={IconMachine} title={t('portal.none')} text={t('portal.noneText')} />
          ) : (
            <ul className={styles.list}>
              {rows.map(row => (
                <li key={row.id}>
                  <Link to={`/portal/machines/${row.id}`} className={styles.item}>
                    <span>
                      <strong>{row.name}</strong>
                      <UpChip state={row.state} />
                    </span>
                    <span className={styles.dim}>
                      {[
                        row.kind.name,
                        row.serial && t('serialOf', { serial: row.serial }),
                        row.place,
                        t('hours', { count: row.hour_meter }),
                      ]
                        .filter(Boolean)
                        .join(' · ')}
                    </span>
                    <span>
                      <WarrantyChip until={row.warranty_until} />
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      </Loading>
      <MoreButton of={machines} />
    </div>
  )
}
