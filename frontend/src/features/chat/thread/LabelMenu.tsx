import { Menu, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import type { Conversation } from '@/api/types'
import { IconButton } from '@/ui/IconButton'
import { IconCheck, IconPlus, IconTag } from '@/ui/icons'
import { useLabels } from '../data/labels'
import { setLabels } from '../data/operations'

export function LabelMenu({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation('chat')
  const [open, setOpen] = useState(false)
  return (
    <Menu
      opened={open}
      onChange={setOpen}
      position="bottom-end"
      width={240}
      closeOnItemClick={false}
    >
      <Menu.Target>
        <IconButton label={t('thread.labels')} icon={IconTag} />
      </Menu.Target>
      <Menu.Dropdown>{open && <Labels conversation={conversation} />}</Menu.Dropdown>
    </Menu>
  )
}

function Labels({ conversation }: { conversation: Conversation }) {
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
        <Menu.Item
          key={label}
          role="menuitemcheckbox"
          aria-checked={labels.includes(label)}
          rightSection={labels.includes(label) && <IconCheck size={16} />}
          onClick={() => toggle(label)}
        >
          {label}
        </Menu.Item>
      ))}
      {typed && !offered.includes(typed) && (
        <Menu.Item leftSection={<IconPlus size={16} />} onClick={create}>
          {t('thread.addLabel', { label: typed })}
        </Menu.Item>
      )}
    </>
  )
}
