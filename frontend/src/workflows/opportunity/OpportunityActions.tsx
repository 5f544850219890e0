import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Card } from '@/api/types'

/** Moves are made on the board; the card leads there. */
export default function OpportunityActions({ card }: { card: Card }) {
  const { t } = useTranslation('workflows/opportunity')
  return (
    <Button component={Link} to={`/opportunities/${card.id}`} variant="default">
      {t('open')}
    </Button>
  )
}
