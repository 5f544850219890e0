import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { formatDate } from '@/lib/format'
import { Amount } from '@/ui/Amount'
import { Avatar } from '@/ui/Avatar'
import { Row } from '@/ui/Page'
import { StateChip } from '@/ui/StateChip'
import type { Quote } from '../data'
import { noonOf, toneOf } from '../tone'

export function Line({ quote }: { quote: Quote }) {
  const { t } = useTranslation('quotes')
  const name = quote.number || t('draftOf', { name: quote.customer.name })
  return (
    <Row
      lead={<Avatar name={quote.customer.name} />}
      name={
        <Link to={`/quotes/${quote.id}`}>{quote.title ? `${name} · ${quote.title}` : name}</Link>
      }
      note={
        <>
          {quote.customer.name} · {t('until', { day: formatDate(noonOf(quote.valid_until)) })}
        </>
      }
    >
      {quote.told_error && <StateChip tone="warn">{t('notTold')}</StateChip>}
      <Amount value={quote.total} />
      <StateChip tone={toneOf(quote.state)}>{t(`state.${quote.state}`)}</StateChip>
    </Row>
  )
}
