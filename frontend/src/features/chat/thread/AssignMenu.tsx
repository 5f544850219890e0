import { Button, Menu } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '@/api/types'
import { Avatar } from '@/ui/Avatar'
import { IconGroup, IconUserPlus } from '@/ui/icons'
import { AssignItems } from './AssignItems'
import styles from './thread.module.css'

const HandOverDialog = lazy(async () => ({
  default: (await import('./HandOverDialog')).HandOverDialog,
}))

/** Whose a conversation is: a person's, a team's, or nobody's yet. */
export function AssignMenu({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation('chat')
  const { assignee, team } = conversation
  const [open, setOpen] = useState(false)
  const [handing, setHanding] = useState(false)
  const label = assignee ? t('row.assignee', { name: assignee.name }) : t('thread.assign')
  return (
    <>
      <Menu opened={open} onChange={setOpen} position="bottom-end" width={300}>
        <Menu.Target>
          <Button
            variant="default"
            data-assign
            aria-label={team ? `${label} · ${team.name}` : label}
            title={team ? `${label} · ${team.name}` : label}
            leftSection={<Sign conversation={conversation} />}
          >
            <span className={styles.assignName}>
              {assignee ? assignee.name.split(' ')[0] : (team?.name ?? t('thread.assign'))}
            </span>
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah="min(480px, 70vh)" style={{ overflowY: 'auto' }}>
          {open && <AssignItems conversation={conversation} onHandOver={() => setHanding(true)} />}
        </Menu.Dropdown>
      </Menu>
      {handing && (
        <Suspense fallback={null}>
          <HandOverDialog conversation={conversation} onClose={() => setHanding(false)} />
        </Suspense>
      )}
    </>
  )
}

function Sign({ conversation: { assignee, team } }: { conversation: Conversation }) {
  if (assignee) return <Avatar id={assignee.id} name={assignee.name} size={20} />
  return team ? <IconGroup size={16} /> : <IconUserPlus size={16} />
}
