import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { rowsOf } from '@/api/pages'
import { formatDateTime } from '@/lib/format'
import { Amount } from '@/ui/Amount'
import { EmptyState } from '@/ui/EmptyState'
import { IconFile } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { useReceipts } from '../data'
import styles from '../mine.module.css'

/** The papers there are: a receipt for each recharge that was credited. */
export default function DocumentsPage() {
  const { t } = useTranslation('mine')
  const receipts = useReceipts()
  const rows = rowsOf(receipts.data)
  return (
    <div className={styles.page}>
      <h1>{t('documents.title')}</h1>
      <p className={styles.hint}>{t('documents.text')}</p>
      <Loading of={receipts}>
        {() =>
          rows.length === 0 ? (
            <EmptyState
              icon={IconFile}
              title={t('documents.empty')}
              text={t('documents.emptyText')}
            />
          ) : (
            <ul className={styles.list}>
              {rows.map(row => (
                <li key={row.id}>
                  <Link to={`/portal/chat/${row.conversation}`} className={styles.item}>
                    <span className={styles.line}>
                      <strong>{t('documents.receipt')}</strong>
                      <b>
                        <Amount value={row.amount} />
                      </b>
                    </span>
                    <span className={styles.dim}>
                      {row.credited_at && formatDateTime(row.credited_at)}
                      {row.operation_number &&
                        ` · ${t('documents.operation', { number: row.operation_number })}`}
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      </Loading>
      <MoreButton of={receipts} />
    </div>
  )
}
