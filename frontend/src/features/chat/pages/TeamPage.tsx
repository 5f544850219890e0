import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { EmptyState } from '@/ui/EmptyState'
import { IconButton } from '@/ui/IconButton'
import { IconMessages, IconPlus } from '@/ui/icons'
import { type Filters, STARTING_FILTERS } from '../data/filters'
import { Keyboard } from '../keyboard/Keyboard'
import { ConversationList } from '../list/ConversationList'
import { ThreadPane } from '../thread/ThreadPane'
import { NewTalk } from './NewTalk'
import styles from './pages.module.css'

const TEAM: Filters = {
  ...STARTING_FILTERS,
  kind: 'staff',
  state: 'all',
  view: 'all',
  sort: 'recent',
}

/** Our own conversations: person to person and groups, on the same thread as the customers'. */
export default function TeamPage() {
  const { t } = useTranslation('chat')
  const { id } = useParams()
  const [creating, setCreating] = useState(false)
  return (
    <div className={styles.inbox} data-open={id ? true : undefined}>
      <section className={styles.list} aria-label={t('nav.team')}>
        <header className={styles.listTitle}>
          <h1>{t('nav.team')}</h1>
          <IconButton label={t('team.new')} icon={IconPlus} onClick={() => setCreating(true)} />
        </header>
        <ConversationList
          filters={TEAM}
          base="/team"
          compact={false}
          onReset={() => setCreating(true)}
        />
      </section>
      <div className={styles.middle}>
        {id ? (
          <ThreadPane key={id} id={id} back="/team" panel={false} onPanel={null} />
        ) : (
          <EmptyState
            icon={IconMessages}
            title={t('team.empty.title')}
            text={t('team.empty.text')}
            action={<Button onClick={() => setCreating(true)}>{t('team.new')}</Button>}
          />
        )}
      </div>
      <NewTalk opened={creating} onClose={() => setCreating(false)} />
      <Keyboard base="/team" onPanel={null} />
    </div>
  )
}
