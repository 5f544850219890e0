import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Amount } from '@/ui/Amount'
import { Avatar } from '@/ui/Avatar'
import { Row } from '@/ui/Page'
import { StateChip } from '@/ui/StateChip'
import type { Opportunity } from '../data'
import { Expected } from './Expected'

export function Line({ card, search }: { card: Opportunity; search: string }) {
  const { t } = useTranslation('opportunities')
  const won = card.outcome === 'won'
  return (
    <Row
      lead={<Avatar name={card.customer.name} />}
      name={<Link to={`/opportunities/${card.id}${search}`}>{card.title}</Link>}
      note={`${card.customer.name} · ${card.owner.name}`}
    >
      {!card.outcome && <Expected day={card.expected_close} />}
      <StateChip tone={card.outcome ? (won ? 'ok' : 'bad') : 'plain'}>
        {t(card.outcome ? `outcome.${card.outcome}` : `stage.${card.stage}`)}
      </StateChip>
      <b>
        <Amount value={card.amount} />
      </b>
    </Row>
  )
}
