import { type ComponentType, createElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { IconFile, IconMessages, IconUser, IconWallet } from '@/ui/icons'
import { StateChip } from '@/ui/StateChip'
import { toneOf } from '@/workflows/tone'
import { useLinkCard } from '../../data/links'
import styles from './content.module.css'

const ICONS: Record<string, ComponentType<{ size?: number | string }>> = {
  conversation: IconMessages,
  customer: IconUser,
  recharge: IconWallet,
}

/** A page of ours named in a message, as it stands now; nothing for those who may not see it. */
export function LinkCard({ path }: { path: string }) {
  const { t } = useTranslation('chat')
  const card = useLinkCard(path)
  if (!card) return null
  return (
    <Link to={card.path} className={styles.link}>
      {createElement(ICONS[card.kind] ?? IconFile, { size: 22 })}
      <span>
        <strong dir="auto">{card.title || t('unnamed')}</strong>
        {card.subtitle && <span dir="auto">{card.subtitle}</span>}
      </span>
      {card.state && <StateChip tone={toneOf(card.state)}>{stateWords(card.state, t)}</StateChip>}
    </Link>
  )
}

function stateWords(
  state: string,
  t: (key: string | string[], options: { defaultValue: string }) => string,
): string {
  return t([`state.${state}`, `workState.${state}`], { defaultValue: state })
}
