import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '@/api/client'
import type { Page } from '@/api/types'
import type { TabOrder } from '@/lib/orderTabs'
import { EmptyState } from '@/ui/EmptyState'
import { ErrorState } from '@/ui/ErrorState'
import { IconListChecks } from '@/ui/icons'
import { Skeletons } from '@/ui/Skeletons'
import type { Photo } from '../data'
import styles from '../field.module.css'
import { Pictures } from './Pictures'
import { type Report, Reports } from './Reports'

/** What a customer gets of an order that is done: the report, and its pictures. */
export default function DoneSection({ order }: { order: TabOrder }) {
  const { t } = useTranslation('fieldday')
  const reports = useQuery({
    queryKey: ['fieldday', 'reports', order.id, order.version],
    queryFn: () => api.get<Page<Report>>('activity-reports/', { order: order.id }),
  })
  const photos = useQuery({
    queryKey: ['fieldday', 'photos', order.id, order.version],
    queryFn: () => api.get<Photo[]>(`service-orders/${order.id}/photos/`),
  })
  if (reports.error) {
    const { message } = reports.error
    return (
      <ErrorState problem={{ offline: false, message }} onRetry={() => void reports.refetch()} />
    )
  }
  if (!reports.data) return <Skeletons rows={2} />
  const { results } = reports.data
  if (results.length === 0) {
    return <EmptyState icon={IconListChecks} title={t('work.notYet')} />
  }
  return (
    <div className={styles.tab}>
      <Reports rows={results} />
      <Pictures photos={photos.data ?? []} />
    </div>
  )
}
