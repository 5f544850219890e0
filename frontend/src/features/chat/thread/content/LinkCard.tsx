import { type ComponentType, createElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import {
  IconBoard,
  IconFile,
  IconMessages,
  IconQuery,
  IconTicket,
  IconUser,
  IconWallet,
} from '@/ui/icons'
import { StateChip } from '@/ui/StateChip'
import { toneOf } from '@/workflows/tone'
import { type LinkCard as Card, useLinkCard } from '../../data/links'
import styles from './content.module.css'

const ICONS: Record<string, ComponentType<{ size?: number | string }>> = {
  conversation: IconMessages,
  coupon: IconTicket,
  customer: IconUser,
  opportunity: IconBoard,
  query: IconQuery,
  recharge: IconWallet,
}

/** A page of ours named in a message, as it stands now; nothing for those who may not see it. */
export function LinkCard({ path }: { path: string }) {
  const card = useLinkCard(path)
  return card && <PageCard card={card} />
}

/** What stands behind an address of ours: a title, a line below it, a state. */
export function PageCard({ card }: { card: Card }) {
  const { t } = useTranslation('chat')
  return (
    <Link to={card.path} className={styles.link}>
      <PageIcon kind={card.kind} />
      <span>
        <strong dir="auto">{card.title || t('unnamed')}</strong>
        {card.subtitle && <span dir="auto">{card.subtitle}</span>}
      </span>
      {card.state && <StateChip tone={toneOf(card.state)}>{stateWords(card.state, t)}</StateChip>}
    </Link>
  )
}

export function PageIcon({ kind, size = 22 }: { kind: string; size?: number }) {
  return createElement(ICONS[kind] ?? IconFile, { size })
}

function stateWords(
  state: string,
  t: (key: string | string[], options: { defaultValue: string }) => string,
): string {
  return t([`state.${state}`, `workState.${state}`], { defaultValue: state })
}
