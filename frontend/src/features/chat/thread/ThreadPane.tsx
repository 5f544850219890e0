import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { ApiError } from '@/api/errors'
import { EmptyState } from '@/ui/EmptyState'
import { ErrorState } from '@/ui/ErrorState'
import { IconMessages } from '@/ui/icons'
import { useConversation, useConversationDetail } from '../data/conversations'
import { Thread } from './Thread'
import { ThreadHeader } from './ThreadHeader'
import { ThreadSkeleton } from './ThreadSkeleton'
import styles from './thread.module.css'

interface Props {
  id: string
  back: string
  panel: boolean
  onPanel: (() => void) | null
}

export function ThreadPane({ id, back, panel, onPanel }: Props) {
  const { t } = useTranslation('chat')
  const detail = useConversationDetail(id)
  const conversation = useConversation(id)
  if (detail.isError && !conversation) {
    const problem = detail.error instanceof ApiError ? detail.error : null
    if (problem?.status === 404) {
      return (
        <EmptyState
          icon={IconMessages}
          title={t('thread.gone.title')}
          text={t('thread.gone.text')}
          action={
            <Button component={Link} to={back} variant="default">
              {t('common:back')}
            </Button>
          }
        />
      )
    }
    return <ErrorState problem={problem} onRetry={() => void detail.refetch()} />
  }
  if (!conversation) return <ThreadSkeleton />
  return (
    <section className={styles.pane} aria-label={t('thread.name')}>
      <ThreadHeader conversation={conversation} back={back} panel={panel} onPanel={onPanel} />
      <Thread conversation={conversation} />
    </section>
  )
}
