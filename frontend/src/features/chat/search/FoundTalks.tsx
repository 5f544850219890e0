import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router'
import type { Conversation } from '@/api/types'
import { ChannelGlyph } from '@/channels/ChannelGlyph'
import { Avatar } from '@/ui/Avatar'
import { isStaff } from '../data/filters'
import { nameOf } from '../list/ConversationRow'
import row from '../list/row.module.css'
import { TalkFace } from '../team/Face'
import { PreviewLine } from '../thread/PreviewLine'
import { lastWords } from '../thread/preview'
import styles from './search.module.css'

const FEW = 4

/** Conversations whose people or name fit; a few, since the messages are what is looked for. */
export function FoundTalks({ talks, search }: { talks: Conversation[]; search: string }) {
  const { t } = useTranslation('chat')
  const [all, setAll] = useState(false)
  const shown = all ? talks : talks.slice(0, FEW)
  return (
    <section>
      <h2>{t('search.talks')}</h2>
      <ul>
        {shown.map(item => (
          <li key={item.id}>
            <NavLink to={`/search/${item.id}?${search}`} className={row.row} data-talk={item.id}>
              <TalkPicture item={item} />
              <span className={row.words}>
                <strong className={row.name}>
                  <bdi>{nameOf(item, t('unnamed'))}</bdi>
                </strong>
                <span className={styles.where}>
                  {item.last_message && <PreviewLine message={lastWords(item.last_message)} />}
                </span>
              </span>
            </NavLink>
          </li>
        ))}
      </ul>
      {talks.length > shown.length && (
        <button type="button" className={styles.all} onClick={() => setAll(true)}>
          {t('common:showMore')} ({talks.length - shown.length})
        </button>
      )}
    </section>
  )
}

function TalkPicture({ item }: { item: Conversation }) {
  const { t } = useTranslation('chat')
  if (isStaff(item)) return <TalkFace item={item} />
  return (
    <span className={row.face}>
      <Avatar name={nameOf(item, t('unnamed'))} size={38} />
      {item.channel && (
        <span className={row.glyph}>
          <ChannelGlyph kind={item.channel.kind} size={16} />
        </span>
      )}
    </span>
  )
}
