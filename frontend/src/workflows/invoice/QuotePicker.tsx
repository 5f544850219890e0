import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { formatMoney } from '@/lib/format'
import type { Quoted } from './draft'

interface Props {
  quotes: Quoted[]
  chosen: Quoted | null
  onChoose: (quote: Quoted | null) => void
}

/** From which quote; an accepted one becomes this invoice, another one only lends its lines. */
export function QuotePicker({ quotes, chosen, onChoose }: Props) {
  const { t } = useTranslation('workflows/invoice')
  if (quotes.length === 0) return null
  return (
    <Select
      label={t('fromQuote')}
      placeholder={t('noQuote')}
      clearable
      data={quotes.map(quote => ({
        value: quote.id,
        label: [
          quote.number,
          quote.title,
          formatMoney(quote.total),
          t(quote.state === 'accepted' ? 'accepted' : 'unanswered'),
        ]
          .filter(Boolean)
          .join(' · '),
      }))}
      description={chosen ? t(chosen.state === 'accepted' ? 'linked' : 'onlyLines') : undefined}
      value={chosen?.id ?? null}
      onChange={id => onChoose(quotes.find(quote => quote.id === id) ?? null)}
    />
  )
}
