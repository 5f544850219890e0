import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { EmptyState } from './EmptyState'
import { IconAlert, IconWifiOff } from './icons'

interface Props {
  /** `offline` when no answer came; else the hub's words. */
  problem: { offline: boolean; message: string } | null
  onRetry?: () => void
}

export function ErrorState({ problem, onRetry }: Props) {
  const { t } = useTranslation()
  const offline = problem?.offline ?? false
  return (
    <div role="alert">
      <EmptyState
        icon={offline ? IconWifiOff : IconAlert}
        title={offline ? t('error.offline') : t('error.title')}
        text={offline ? t('error.offlineText') : problem?.message || t('error.text')}
        action={
          onRetry && (
            <Button variant="default" onClick={onRetry}>
              {t('retry')}
            </Button>
          )
        }
      />
    </div>
  )
}
