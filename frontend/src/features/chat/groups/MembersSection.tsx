import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useUser } from '@/api/session'
import type { Conversation, Member } from '@/api/types'
import { IconSearch, IconUserPlus } from '@/ui/icons'
import { StateChip } from '@/ui/StateChip'
import { isOwner } from '../data/groups'
import { PersonFace } from '../team/Face'
import { named } from '../team/items'
import { Standing } from '../team/PersonRow'
import { AddMembers } from './AddMembers'
import styles from './groups.module.css'
import { MemberMenu } from './MemberMenu'

const SEARCHED_FROM = 10

/** Owners first, then by name. */
export function byStanding(members: readonly Member[]): Member[] {
  return members.toSorted(
    (a, b) => Number(b.is_owner) - Number(a.is_owner) || a.name.localeCompare(b.name),
  )
}

export function MembersSection({ item }: { item: Conversation }) {
  const { t } = useTranslation('chat')
  const { id: me } = useUser()
  const [q, setQ] = useState('')
  const [adding, setAdding] = useState(false)
  const members = item.members ?? []
  return (
    <section className={styles.section}>
      <h3>{t('group.members')}</h3>
      {isOwner(item, me) && (
        <Button
          variant="default"
          leftSection={<IconUserPlus size={16} />}
          onClick={() => setAdding(true)}
        >
          {t('group.add')}
        </Button>
      )}
      {members.length > SEARCHED_FROM && (
        <TextInput
          type="search"
          value={q}
          onChange={event => setQ(event.currentTarget.value)}
          placeholder={t('group.findPeople')}
          aria-label={t('group.findPeople')}
          leftSection={<IconSearch size={16} />}
        />
      )}
      <ul className={styles.members}>
        {byStanding(named(members, q)).map(member => (
          <MemberLine key={member.id} item={item} member={member} />
        ))}
      </ul>
      <AddMembers item={item} opened={adding} onClose={() => setAdding(false)} />
    </section>
  )
}

function MemberLine({ item, member }: { item: Conversation; member: Member }) {
  const { t } = useTranslation('chat')
  const { id: me } = useUser()
  const { id, name, role } = member
  return (
    <li>
      <PersonFace id={id} name={name} size={32} />
      <span className={styles.memberWords}>
        <strong>
          <bdi>{name}</bdi> {id === me && <small>({t('group.you')})</small>}
        </strong>
        {role && <Standing person={{ id, role }} />}
      </span>
      {member.is_owner && <StateChip>{t('group.owner')}</StateChip>}
      {isOwner(item, me) && id !== me && <MemberMenu item={item} member={member} />}
    </li>
  )
}
