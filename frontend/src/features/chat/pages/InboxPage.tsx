import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams, useSearchParams } from 'react-router'
import { useKept } from '@/lib/kept'
import { EmptyState } from '@/ui/EmptyState'
import { IconInbox } from '@/ui/icons'
import { Kbd } from '@/ui/Kbd'
import { useConversation } from '../data/conversations'
import { BROAD, isNarrowed } from '../data/filters'
import { Keyboard } from '../keyboard/Keyboard'
import { BulkBar } from '../list/BulkBar'
import { ChannelAlarms } from '../list/ChannelAlarms'
import { ConversationList } from '../list/ConversationList'
import { ListHeader } from '../list/ListHeader'
import { useFilters } from '../list/useFilters'
import { useStartingView } from '../list/useStartingView'
import { CustomerPanel } from '../panel/CustomerPanel'
import { fetchThread, OpenThread } from '../thread/OpenThread'
import { Dialogs } from './Dialogs'
import styles from './pages.module.css'
import { usePanel } from './usePanel'

export default function InboxPage() {
  const { t } = useTranslation('chat')
  const { id } = useParams()
  const [params] = useSearchParams()
  const [filters, change] = useFilters()
  const [compact, setCompact] = useKept('compact', false)
  const panel = usePanel()
  const search = params.toString()
  const back = search ? `/inbox?${search}` : '/inbox'
  const reset = () =>
    filters.q || isNarrowed(filters) ? change(BROAD) : change({ view: 'unassigned' })
  useStartingView(change)
  return (
    <div
      className={styles.inbox}
      data-open={id ? true : undefined}
      data-panel={panel.open || undefined}
    >
      <h1 className="visually-hidden">{t('nav.inbox')}</h1>
      <section className={styles.list} aria-label={t('list.name')}>
        <ListHeader filters={filters} onChange={change} compact={compact} onCompact={setCompact} />
        <ChannelAlarms />
        <BulkBar filters={filters} />
        <ConversationList filters={filters} base="/inbox" compact={compact} onReset={reset} />
      </section>
      <div className={styles.middle}>
        {id ? (
          <OpenThread key={id} id={id} back={back} panel={panel.open} onPanel={panel.toggle} />
        ) : (
          <NothingOpen />
        )}
      </div>
      {id && panel.open && <Side id={id} onClose={panel.toggle} />}
      <Dialogs />
      <Keyboard base="/inbox" onPanel={panel.toggle} />
    </div>
  )
}

function Side({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('chat')
  const conversation = useConversation(id)
  if (!conversation) return null
  return (
    <div className={styles.side}>
      <button type="button" className={styles.sideClose} onClick={onClose}>
        {t('common:back')}
      </button>
      <CustomerPanel key={id} conversation={conversation} />
    </div>
  )
}

function NothingOpen() {
  const { t } = useTranslation('chat')
  useEffect(() => void fetchThread(), [])
  return (
    <EmptyState
      icon={IconInbox}
      title={t('empty.title')}
      text={t('empty.text')}
      action={
        <p>
          <Kbd keys="Ctrl K" /> {t('empty.palette')} · <Kbd keys="?" /> {t('empty.keys')}
        </p>
      }
    />
  )
}
