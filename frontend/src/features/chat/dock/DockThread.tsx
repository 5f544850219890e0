import { useTranslation } from 'react-i18next'
import { ApiError } from '@/api/errors'
import { ErrorState } from '@/ui/ErrorState'
import { IconButton } from '@/ui/IconButton'
import { IconBack } from '@/ui/icons'
import { useConversation, useConversationDetail } from '../data/conversations'
import { nameOf } from '../list/ConversationRow'
import { useLeft } from '../live/useLeft'
import { TalkFace } from '../team/Face'
import { PersonLine } from '../team/PersonLine'
import { Thread } from '../thread/Thread'
import { ThreadSkeleton } from '../thread/ThreadSkeleton'
import { DockHead } from './DockPanel'
import styles from './dock.module.css'
import { setDock } from './state'

const toList = () => setDock({ talk: null })

export function DockThread({ id }: { id: string }) {
  const { t } = useTranslation('chat')
  const detail = useConversationDetail(id)
  const item = useConversation(id)
  useLeft(id, toList)
  const problem = detail.error instanceof ApiError ? detail.error : null
  return (
    <>
      <DockHead page={`/team/${id}`}>
        <IconButton label={t('dock.list')} icon={IconBack} onClick={toList} />
        {item && (
          <>
            <TalkFace item={item} size={30} />
            <div className={styles.who}>
              <h2>
                <bdi>{nameOf(item, t('unnamed'))}</bdi>
              </h2>
              <p>
                {item.kind === 'direct' ? (
                  <PersonLine item={item} />
                ) : (
                  t('team.members', { count: item.members?.length ?? 0 })
                )}
              </p>
            </div>
          </>
        )}
      </DockHead>
      {item ? (
        <div className={styles.thread}>
          <Thread conversation={item} aside />
        </div>
      ) : detail.isError ? (
        <ErrorState
          problem={problem}
          onRetry={problem?.status === 404 ? toList : () => void detail.refetch()}
        />
      ) : (
        <ThreadSkeleton />
      )}
    </>
  )
}
