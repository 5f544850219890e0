import { Button, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { rowsOf } from '@/api/pages'
import { useAddress } from '@/lib/useAddress'
import { EmptyState } from '@/ui/EmptyState'
import { IconQuery } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { Page, Rows } from '@/ui/Page'
import { useCounts } from '../badge'
import { Line } from '../components/Line'
import { type Counts, useQueries } from '../data'
import styles from '../queries.module.css'

const VIEWS = ['pending', 'mine', 'overdue', 'resolved', 'all'] as const
type View = (typeof VIEWS)[number]

const FILTERS: Record<View, Record<string, string>> = {
  pending: { state: 'pending' },
  mine: { state: 'pending', mine: 'true' },
  overdue: { overdue: 'true' },
  resolved: { state: 'resolved' },
  all: {},
}

export default function QueriesPage() {
  const { t } = useTranslation('queries')
  const [params, choose] = useAddress('/queries')
  const view = viewOf(params.get('view'))
  const words = params.get('q') ?? ''
  const customer = params.get('customer') ?? ''
  const queries = useQueries({ ...FILTERS[view], q: words, customer })
  const counts = useCounts().data
  const rows = rowsOf(queries.data)
  return (
    <Page wide title={t('title')} text={t('text')}>
      <div className={styles.bar}>
        <fieldset className={styles.views} aria-label={t('views')}>
          {VIEWS.map(each => (
            <button
              key={each}
              type="button"
              aria-pressed={each === view}
              onClick={() => choose({ view: each === 'pending' ? '' : each })}
            >
              {t(`view.${each}`)}
              <Count of={counts} view={each} />
            </button>
          ))}
        </fieldset>
        <TextInput
          type="search"
          aria-label={t('search')}
          placeholder={t('search')}
          maxLength={100}
          value={words}
          onChange={event => choose({ q: event.currentTarget.value })}
        />
        {customer && (
          <Button variant="light" onClick={() => choose({ customer: '' })}>
            {t('everyCustomer')}
          </Button>
        )}
      </div>
      <Loading of={queries} rows={8}>
        {() =>
          rows.length === 0 ? (
            <EmptyState icon={IconQuery} title={t(`none.${view}`)} text={t('noneText')} />
          ) : (
            <Rows>
              {rows.map(query => (
                <Line key={query.id} query={query} />
              ))}
            </Rows>
          )
        }
      </Loading>
      <MoreButton of={queries} />
    </Page>
  )
}

function Count({ of, view }: { of: Counts | undefined; view: View }) {
  const count = of?.[view as keyof Counts]
  if (!count) return null
  return (
    <span className="tabular" data-bad={view === 'overdue' || undefined}>
      {count}
    </span>
  )
}

function viewOf(value: string | null): View {
  return VIEWS.find(view => view === value) ?? 'pending'
}
