import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { rowsOf } from '@/api/pages'
import { formatDate } from '@/lib/format'
import { Amount } from '@/ui/Amount'
import { EmptyState } from '@/ui/EmptyState'
import { IconQuote } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { StateChip } from '@/ui/StateChip'
import { useQuotes } from '../data'
import styles from '../quotes.module.css'
import { noonOf, toneOf } from '../tone'

/** What a customer was offered, in their own portal. */
export default function PortalQuotesPage() {
  const { t } = useTranslation('quotes')
  const quotes = useQuotes({})
  const rows = rowsOf(quotes.data)
  return (
    <div className={styles.portal}>
      <h1>{t('portal.title')}</h1>
      <Loading of={quotes}>
        {() =>
          rows.length === 0 ? (
            <EmptyState icon={IconQuote} title={t('portal.none')} text={t('portal.noneText')} />
          ) : (
            <ul className={styles.list}>
              {rows.map(quote => (
                <li key={quote.id}>
                  <Link to={`/portal/quotes/${quote.id}`} className={styles.item}>
                    <span>
                      <StateChip tone={toneOf(quote.state)}>
                        {t(`portal.state.${quote.state}`)}
                      </StateChip>
                      <strong>
                        <Amount value={quote.total} />
                      </strong>
                    </span>
                    {quote.title || quote.number}
                    <span className={styles.dim}>
                      {quote.number} ·{' '}
                      {t('portal.until', { day: formatDate(noonOf(quote.valid_until)) })}
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      </Loading>
      <MoreButton of={quotes} />
    </div>
  )
}
