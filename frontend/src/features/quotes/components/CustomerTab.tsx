import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { rowsOf } from '@/api/pages'
import { useUser } from '@/api/session'
import { ANSWERING } from '@/lib/roles'
import { EmptyState } from '@/ui/EmptyState'
import { IconPlus, IconQuote } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { Actions, Rows } from '@/ui/Page'
import { useQuotes } from '../data'
import { Line } from './Line'

/** What a customer was offered, on their page. */
export default function CustomerTab({ customerId }: { customerId: string }) {
  const { t } = useTranslation('quotes')
  const { role } = useUser()
  const quotes = useQuotes({ customer: customerId })
  const rows = rowsOf(quotes.data)
  return (
    <>
      {ANSWERING.includes(role) && (
        <Actions>
          <Button
            component={Link}
            to={`/quotes/new?customer=${customerId}`}
            leftSection={<IconPlus size={16} />}
          >
            {t('new')}
          </Button>
        </Actions>
      )}
      <Loading of={quotes}>
        {() =>
          rows.length === 0 ? (
            <EmptyState icon={IconQuote} title={t('none')} text={t('noneText')} />
          ) : (
            <Rows>
              {rows.map(quote => (
                <Line key={quote.id} quote={quote} />
              ))}
            </Rows>
          )
        }
      </Loading>
      <MoreButton of={quotes} />
    </>
  )
}
