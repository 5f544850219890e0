import { Menu } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import type { Conversation } from '@/api/types'
import { IconButton } from '@/ui/IconButton'
import { IconFlag } from '@/ui/icons'
import { MenuChoice } from '@/ui/MenuChoice'
import { setPriority } from '../data/operations'
import styles from '../macros/macros.module.css'

const LEVELS = [4, 3, 2, 1, 0]

export function PriorityMenu({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation('chat')
  const { priority } = conversation
  const label = t('thread.priority', { name: t(`common:priority.${priority}`) })
  return (
    <Menu position="bottom-end" width={180}>
      <Menu.Target>
        <IconButton
          variant="default"
          label={label}
          icon={IconFlag}
          c={priority === 4 ? 'var(--bad)' : undefined}
          data-priority={priority}
        />
      </Menu.Target>
      <Menu.Dropdown>
        <PriorityItems conversation={conversation} />
      </Menu.Dropdown>
    </Menu>
  )
}

export function PriorityItems({ conversation: { id, priority } }: { conversation: Conversation }) {
  const { t } = useTranslation('chat')
  return LEVELS.map(level => (
    <MenuChoice
      key={level}
      on={level === priority}
      onPick={() => void setPriority(id, level).catch(complain)}
    >
      {t(`common:priority.${level}`)}
    </MenuChoice>
  ))
}

/** A mark on the row for what is more urgent than the rest. */
export function PriorityMark({ level }: { level: number }) {
  const { t } = useTranslation('chat')
  if (level < 3) return null
  const label = t('thread.priority', { name: t(`common:priority.${level}`) })
  return (
    <span className={styles.flag} data-level={level} title={label}>
      <IconFlag size={13} aria-label={label} />
    </span>
  )
}
