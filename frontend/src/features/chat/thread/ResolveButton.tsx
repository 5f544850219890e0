import { Button, Menu } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conversation, ConversationState } from '@/api/types'
import { IconButton } from '@/ui/IconButton'
import { IconCheck, IconChevronDown, IconRetry, IconSnooze } from '@/ui/icons'
import { useConversationDetail } from '../data/conversations'
import { changeState, snoozeIt } from './changeState'
import styles from './thread.module.css'

const SnoozeDialog = lazy(() => import('./SnoozeDialog'))
const OTHERS: ConversationState[] = ['open', 'pending', 'resolved']

/** The next state in one click, the others behind the arrow. */
export function ResolveButton({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation('chat')
  const allowed = useConversationDetail(conversation.id).data?.allowed_transitions
  const [snoozing, setSnoozing] = useState(false)
  const main: ConversationState = conversation.state === 'open' ? 'resolved' : 'open'
  const may = (state: ConversationState) => !allowed || allowed.includes(state)
  const others = OTHERS.filter(
    state => state !== conversation.state && state !== main && may(state),
  )
  if (!may(main) && others.length === 0) return null
  return (
    <span className={styles.split}>
      {may(main) && (
        <Button
          variant="default"
          data-resolve
          aria-label={t(`thread.to.${main}`)}
          leftSection={main === 'resolved' ? <IconCheck size={16} /> : <IconRetry size={16} />}
          onClick={() => changeState(conversation, main, t)}
        >
          {t(`thread.to.${main}`)}
        </Button>
      )}
      <Menu position="bottom-end">
        <Menu.Target>
          <IconButton variant="default" label={t('thread.otherStates')} icon={IconChevronDown} />
        </Menu.Target>
        <Menu.Dropdown>
          {others.map(state => (
            <Menu.Item key={state} onClick={() => changeState(conversation, state, t)}>
              {t(`thread.to.${state}`)}
            </Menu.Item>
          ))}
          {may('snoozed') && (
            <Menu.Item leftSection={<IconSnooze size={16} />} onClick={() => setSnoozing(true)}>
              {t('snooze.more')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {may('snoozed') && (
        <button type="button" hidden data-snooze onClick={() => setSnoozing(true)} />
      )}
      {snoozing && (
        <Suspense fallback={null}>
          <SnoozeDialog
            onClose={() => setSnoozing(false)}
            onPick={when => snoozeIt(conversation, when, t)}
          />
        </Suspense>
      )}
    </span>
  )
}
