import { Menu } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { complain } from '@/api/complain'
import type { Conversation } from '@/api/types'
import { deedText } from '@/lib/deeds'
import { IconButton } from '@/ui/IconButton'
import { IconMacro, IconSettings } from '@/ui/icons'
import { useColleagues } from '../data/colleagues'
import { runMacro, useMacros } from './data'
import styles from './macros.module.css'

/** The macros one may use here, one click each, with what they do under their names. */
export function MacroMenu({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation('chat')
  const [open, setOpen] = useState(false)
  return (
    <Menu opened={open} onChange={setOpen} position="bottom-end" width={300}>
      <Menu.Target>
        <IconButton variant="default" label={t('macro.name')} icon={IconMacro} />
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
        {open && <MacroItems conversation={conversation} />}
      </Menu.Dropdown>
    </Menu>
  )
}

export function MacroItems({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation('chat')
  const macros = useMacros()
  const people = useColleagues().data ?? []
  const nameOf = (id: string) => people.find(person => person.id === id)?.name
  return (
    <>
      <Menu.Label>{t('macro.name')}</Menu.Label>
      {macros.map(macro => (
        <Menu.Item
          key={macro.id}
          onClick={() => void runMacro(macro, conversation.id, t).catch(complain)}
        >
          {macro.name}
          <span className={styles.item}>
            {macro.actions.map(deed => deedText(deed, nameOf)).join(' · ')}
          </span>
        </Menu.Item>
      ))}
      <Menu.Item component={Link} to="/settings/macros" leftSection={<IconSettings size={16} />}>
        {t('macro.manage')}
      </Menu.Item>
    </>
  )
}
