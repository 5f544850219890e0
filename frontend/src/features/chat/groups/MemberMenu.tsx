import { Menu } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import type { Conversation, Member } from '@/api/types'
import { IconButton } from '@/ui/IconButton'
import { IconMore, IconOwner, IconUserMinus } from '@/ui/icons'
import { notify } from '@/ui/notify'
import { changeMembers } from '../data/groups'

/** What an owner may do about one member. */
export function MemberMenu({ item, member }: { item: Conversation; member: Member }) {
  const { t } = useTranslation('chat')
  const [asked, setAsked] = useState(false)
  const { id, name } = member
  const owners = (item.members ?? []).filter(one => one.is_owner).map(one => one.id)
  const makeOwner = () =>
    changeMembers(item.id, {
      owners: member.is_owner ? owners.filter(one => one !== id) : [...owners, id],
    }).catch(complain)
  const remove = () =>
    changeMembers(item.id, { remove: [id] }).then(
      () => notify(t('group.removed', { name })),
      complain,
    )
  return (
    <Menu position="bottom-end" onClose={() => setAsked(false)}>
      <Menu.Target>
        <IconButton label={t('group.about', { name })} icon={IconMore} size={32} iconSize={16} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconOwner size={16} />} onClick={() => void makeOwner()}>
          {t(member.is_owner ? 'group.unmakeOwner' : 'group.makeOwner')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconUserMinus size={16} />}
          closeMenuOnClick={asked}
          color={asked ? 'bad' : undefined}
          onClick={() => (asked ? void remove() : setAsked(true))}
        >
          {t(asked ? 'group.removeAsk' : 'group.remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
