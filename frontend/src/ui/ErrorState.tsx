import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { errorText } from '@/lib/errorText'
import { EmptyState } from './EmptyState'
import { IconAlert, IconWifiOff } from './icons'

interface Props {
  /** `offline` when no answer came; else what the code means, or the hub's words. */
  problem: { offline: boolean; message: string; code?: string } | null
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
        text={offline ? t('error.offlineText') : wordsOf(problem) || t('error.text')}
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

function wordsOf(problem: Props['problem']): string {
  if (!problem) return ''
  const { code, message } = problem
  return code ? errorText({ code, message }) : message
}
