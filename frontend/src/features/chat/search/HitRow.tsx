import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { ChannelGlyph } from '@/channels/ChannelGlyph'
import { Age } from '@/ui/Age'
import { Avatar } from '@/ui/Avatar'
import type { Hit } from '../data/search'
import row from '../list/row.module.css'
import { GroupFace } from '../team/Face'
import { PreviewLine } from '../thread/PreviewLine'
import styles from './search.module.css'
import { snippetOf } from './snippet'

interface Props {
  hit: Hit
  to: string
  open: boolean
  onOpen: () => void
}

/** A message found: where, by whom, when, and the words as they stand there. */
export function HitRow({ hit, to, open, onOpen }: Props) {
  const { t } = useTranslation('chat')
  const { place, author, text, highlights } = hit
  const title = place.title || t('unnamed')
  return (
    <Link
      to={to}
      className={`${row.row} ${styles.hit}`}
      aria-current={open ? 'page' : undefined}
      data-hit={hit.number}
      onClick={onOpen}
    >
      <Place hit={hit} title={title} />
      <span className={row.words}>
        <span className={row.line}>
          <strong className={row.name}>
            <bdi>{author?.name ?? title}</bdi>
          </strong>
          <span className={row.age}>
            <Age at={hit.created_at} />
          </span>
        </span>
        <span className={styles.where}>
          <bdi>{title}</bdi>
        </span>
        <span className={styles.snippet} dir="auto">
          {text ? (
            snippetOf(text, highlights).map((piece, at) =>
              piece.hit ? <mark key={at}>{piece.text}</mark> : piece.text,
            )
          ) : (
            <PreviewLine message={hit} />
          )}
        </span>
      </span>
    </Link>
  )
}

function Place({ hit: { place }, title }: { hit: Hit; title: string }) {
  if (place.kind === 'group') return <GroupFace name={title} picture={place.picture_url} />
  return (
    <span className={row.face}>
      <Avatar name={title} size={38} />
      {place.channel && (
        <span className={row.glyph}>
          <ChannelGlyph kind={place.channel.kind} size={16} />
        </span>
      )}
    </span>
  )
}
