import { useTranslation } from 'react-i18next'
import type { Conversation } from '@/api/types'
import { HooksSection } from '../hooks/HooksSection'
import { AlertsSection } from './AlertsSection'
import { GroupHead } from './GroupHead'
import styles from './groups.module.css'
import { HistorySection } from './HistorySection'
import { LeaveGroup } from './LeaveGroup'
import { MembersSection } from './MembersSection'
import { PersonHead } from './PersonHead'

/** Beside a conversation among ourselves: who is in it, how it calls, and what can be changed. */
export function TalkPanel({ item }: { item: Conversation }) {
  const { t } = useTranslation('chat')
  const group = item.kind === 'group'
  return (
    <aside
      className={styles.panel}
      aria-label={t(group ? 'group.aboutGroup' : 'group.aboutPerson')}
    >
      {group ? <GroupHead item={item} /> : <PersonHead item={item} />}
      <AlertsSection item={item} />
      {group && (
        <>
          <MembersSection item={item} />
          <HistorySection item={item} />
          <HooksSection conversation={item} />
          <LeaveGroup item={item} />
        </>
      )}
    </aside>
  )
}
