import { Menu, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import type { Conversation } from '@/api/types'
import { IconButton } from '@/ui/IconButton'
import { IconPlus, IconTag } from '@/ui/icons'
import { MenuChoice } from '@/ui/MenuChoice'
import { useLabels } from '../data/labels'
import { setLabels } from '../data/operations'

export function LabelMenu({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation('chat')
  const [open, setOpen] = useState(false)
  return (
    <Menu opened={open} onChange={setOpen} position="bottom-end" width={240}>
      <Menu.Target>
        <IconButton variant="default" label={t('thread.labels')} icon={IconTag} />
      </Menu.Target>
      <Menu.Dropdown>{open && <LabelItems conversation={conversation} />}</Menu.Dropdown>
    </Menu>
  )
}

export function LabelItems({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation('chat')
  const [text, setText] = useState('')
  const inUse = useLabels()
  const { id, labels } = conversation
  const typed = text.trim().toLowerCase()
  const offered = [...new Set([...labels, ...inUse])].filter(label => label.includes(typed))
  const set = (next: string[]) => void setLabels(id, next).catch(complain)
  const toggle = (label: string) =>
    set(labels.includes(label) ? labels.filter(one => one !== label) : [...labels, label])
  const create = () => {
    if (!typed) return
    if (!labels.includes(typed)) set([...labels, typed])
    setText('')
  }
  return (
    <>
      <TextInput
        value={text}
        mb={4}
        maxLength={40}
        aria-label={t('thread.newLabel')}
        placeholder={t('thread.newLabel')}
        onChange={event => setText(event.currentTarget.value)}
        onKeyDown={event => event.key === 'Enter' && create()}
      />
      {offered.map(label => (
        <MenuChoice key={label} several on={labels.includes(label)} onPick={() => toggle(label)}>
          {label}
        </MenuChoice>
      ))}
      {typed && !offered.includes(typed) && (
        <Menu.Item closeMenuOnClick={false} leftSection={<IconPlus size={16} />} onClick={create}>
          {t('thread.addLabel', { label: typed })}
        </Menu.Item>
      )}
    </>
  )
}
