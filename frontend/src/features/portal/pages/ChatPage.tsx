import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { rowsOf } from '@/api/pages'
import { Loading } from '@/ui/Loading'
import { Composer } from '../components/Composer'
import { Thread } from '../components/Thread'
import { useConversations } from '../data'
import styles from '../portal.module.css'

/** The named thread, else the customer's web chat; writing the first line makes it. */
export default function ChatPage() {
  const { t } = useTranslation('portal')
  const { id } = useParams()
  const conversations = useConversations()
  const web = rowsOf(conversations.data).find(row => row.channel?.kind === 'web')
  return (
    <div className={styles.chat}>
      <h1 className="visually-hidden">{t('chat.title')}</h1>
      <Loading of={conversations}>
        {() => {
          const conversation = id ?? web?.id ?? null
          return (
            <>
              <Thread key={conversation} conversation={conversation} />
              <Composer conversation={conversation} />
            </>
          )
        }}
      </Loading>
    </div>
  )
}
