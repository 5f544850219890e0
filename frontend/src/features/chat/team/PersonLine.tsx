import { useTranslation } from 'react-i18next'
import { useUser } from '@/api/session'
import type { Conversation } from '@/api/types'
import { useNow } from '@/lib/clock'
import { statusNow, usePerson } from './person'

/** Under the name of whoever one talks with: what they say about their day, else that they are here. */
export function PersonLine({ item }: { item: Conversation }) {
  const { t } = useTranslation('chat')
  const { id: me } = useUser()
  const other = item.members?.find(member => member.id !== me)
  const { status, state } = usePerson(other?.id)
  const said = statusNow(status, useNow())
  if (said) {
    return (
      <bdi>
        {said.emoji} {said.text}
      </bdi>
    )
  }
  if (state && state !== 'offline') return t(`team.${state}`)
  return other?.role ? t(`common:role.${other.role}`) : null
}
