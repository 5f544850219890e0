import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { newKey } from '@/api/client'
import { complain } from '@/api/complain'
import { IconMessage } from '@/ui/icons'
import { type QuoteDetail, useDeed } from '../data'
import styles from '../quotes.module.css'

const KNOWN = ['window_closed', 'no_conversation']

/** Whether the customer heard of it on their own channel, and the way out where they did not. */
export function Told({ quote }: { quote: QuoteDetail }) {
  const { t } = useTranslation('quotes')
  const tell = useDeed(quote.id)
  const [key, setKey] = useState(newKey)
  const open = quote.state === 'sent' || quote.state === 'viewed'
  if (!open || (!quote.told && !quote.told_error)) return null
  const { told_error: error } = quote
  const again = () =>
    tell.mutate({ deed: 'tell', key }, { onError: complain, onSettled: () => setKey(newKey()) })
  return (
    <div className={styles.told} data-warn={error ? true : undefined} role="status">
      <span>
        {error ? t(KNOWN.includes(error) ? `page.${error}` : 'page.toldError') : t('page.told')}
      </span>
      {quote.conversation && (
        <Button
          component={Link}
          to={`/inbox/${quote.conversation}`}
          variant="default"
          leftSection={<IconMessage size={16} />}
        >
          {t('page.conversation')}
        </Button>
      )}
      {error && quote.conversation && (
        <Button variant="default" loading={tell.isPending} onClick={again}>
          {t('page.tell')}
        </Button>
      )}
    </div>
  )
}
