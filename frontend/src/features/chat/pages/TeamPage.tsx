import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { EmptyState } from '@/ui/EmptyState'
import { IconMessages } from '@/ui/icons'
import { useConversation } from '../data/conversations'
import { CreateGroup } from '../groups/CreateGroup'
import { NewTalk } from '../groups/NewTalk'
import { TalkPanel } from '../groups/TalkPanel'
import { Keyboard } from '../keyboard/Keyboard'
import { useLeft } from '../live/useLeft'
import type { TeamTab } from '../team/items'
import { TeamHeader } from '../team/TeamHeader'
import { TeamList } from '../team/TeamList'
import { OpenThread } from '../thread/OpenThread'
import { Dialogs } from './Dialogs'
import styles from './pages.module.css'
import { usePanel } from './usePanel'

const TABS: TeamTab[] = ['all', 'unread', 'mentions', 'people']

/** Our own conversations: person to person and groups, on the same thread as the customers'. */
export default function TeamPage() {
  const { t } = useTranslation('chat')
  const { id } = useParams()
  const navigate = useNavigate()
  const [creating, setCreating] = useState<'talk' | 'group' | null>(null)
  const [tab, setTab] = useTab()
  const [q, setQ] = useState('')
  const panel = usePanel('team-panel', false)
  const open = (talk: string) => void navigate(`/team/${talk}`)
  useLeft(id, () => void navigate('/team', { replace: true }))
  const close = () => setCreating(null)
  return (
    <div
      className={styles.inbox}
      data-open={id ? true : undefined}
      data-panel={panel.open || undefined}
    >
      <section className={styles.list} aria-label={t('nav.team')}>
        <TeamHeader
          tab={tab}
          onTab={setTab}
          q={q}
          onQ={setQ}
          onTalk={() => setCreating('talk')}
          onGroup={() => setCreating('group')}
        />
        <TeamList
          tab={tab}
          q={q.trim()}
          open={id}
          onOpen={open}
          onNew={() => setCreating('talk')}
        />
      </section>
      <div className={styles.middle}>
        {id ? (
          <OpenThread key={id} id={id} back="/team" panel={panel.open} onPanel={panel.toggle} />
        ) : (
          <NothingOpen onNew={() => setCreating('talk')} />
        )}
      </div>
      {id && panel.open && <Side key={id} id={id} onClose={panel.toggle} />}
      <NewTalk
        opened={creating === 'talk'}
        onClose={close}
        onOpen={open}
        onGroup={() => setCreating('group')}
      />
      <CreateGroup opened={creating === 'group'} onClose={close} onOpen={open} />
      <Dialogs />
      <Keyboard base="/team" onPanel={panel.toggle} />
    </div>
  )
}

/** An address may ask for a tab; afterwards it is the reader's. */
function useTab() {
  const [params] = useSearchParams()
  return useState<TeamTab>(TABS.find(one => one === params.get('view')) ?? 'all')
}

function Side({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('chat')
  const item = useConversation(id)
  if (!item) return null
  return (
    <div className={styles.side}>
      <button type="button" className={styles.sideClose} onClick={onClose}>
        {t('common:back')}
      </button>
      <TalkPanel item={item} />
    </div>
  )
}

function NothingOpen({ onNew }: { onNew: () => void }) {
  const { t } = useTranslation('chat')
  return (
    <EmptyState
      icon={IconMessages}
      title={t('team.empty.title')}
      text={t('team.empty.text')}
      action={<Button onClick={onNew}>{t('team.new')}</Button>}
    />
  )
}
