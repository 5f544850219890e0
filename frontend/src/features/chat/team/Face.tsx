import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useUser } from '@/api/session'
import type { Conversation } from '@/api/types'
import { useNow } from '@/lib/clock'
import { Avatar } from '@/ui/Avatar'
import { IconGroup, IconMoon } from '@/ui/icons'
import { settle } from '../live/settling'
import { dotOf, isQuiet, usePerson } from './person'
import styles from './team.module.css'

interface PersonProps {
  id: string
  name: string
  size?: number
}

/** A colleague with the dot that says whether they are here. */
export function PersonFace({ id, name, size = 38 }: PersonProps) {
  const { t } = useTranslation('chat')
  const person = usePerson(id || undefined)
  const { quiet_until } = person
  const state = dotOf(person)
  const quiet = isQuiet(quiet_until, useNow())
  return (
    <span className={styles.face}>
      <Avatar id={id || undefined} name={name} size={size} />
      {quiet ? (
        <span className={styles.quiet} title={t('team.quiet')}>
          <IconMoon size={10} />
          <span className="visually-hidden">{t('team.quiet')}</span>
        </span>
      ) : (
        state !== 'offline' && (
          <span className={styles.dot} data-state={state} title={t(`team.${state}`)}>
            <span className="visually-hidden">{t(`team.${state}`)}</span>
          </span>
        )
      )}
    </span>
  )
}

interface GroupProps {
  name: string
  picture: string | null | undefined
  size?: number
  /** The link is over: a fresh one is wanted. */
  onStale?: () => void
}

/** A group's picture, or its initials where it has none or its link is over. */
export function GroupFace({ name, picture, size = 38, onStale }: GroupProps) {
  const { src, onError } = useLink(picture ?? null, onStale)
  return (
    <span className={styles.face} data-group>
      {src ? (
        <img
          src={src}
          alt=""
          width={size}
          height={size}
          className={styles.picture}
          onError={onError}
        />
      ) : (
        <Avatar name={name} size={size} />
      )}
      <span className={styles.glyph}>
        <IconGroup size={12} />
      </span>
    </span>
  )
}

/** Every snapshot brings a new link to the same picture; the one shown stays until it fails. */
function useLink(link: string | null, onStale: (() => void) | undefined) {
  const [kept, setKept] = useState(link)
  const [broken, setBroken] = useState<string | null>(null)
  const same = fileOf(kept) === fileOf(link)
  const src = same && kept !== broken ? kept : link
  const onError = () => {
    setBroken(src)
    if (src === link) onStale?.()
  }
  if (kept !== src) setKept(src)
  return { src: src === broken ? null : src, onError }
}

/** What a signed link opens; the rest is when and by whom it was made. */
function fileOf(link: string | null): string | undefined {
  return link?.split('~')[0]
}

/** Whoever one talks with here. */
export function TalkFace({ item, size }: { item: Conversation; size?: number }) {
  const { id: me } = useUser()
  if (item.kind === 'group') {
    const { id, title, picture_url } = item
    const refresh = () => settle(id)
    return <GroupFace name={title || '?'} picture={picture_url} size={size} onStale={refresh} />
  }
  const other = item.members?.find(member => member.id !== me)
  return <PersonFace id={other?.id ?? ''} name={item.title} size={size} />
}
