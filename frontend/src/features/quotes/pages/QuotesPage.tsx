import { Button, Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { rowsOf } from '@/api/pages'
import { useUser } from '@/api/session'
import { ANSWERING } from '@/lib/roles'
import { EmptyState } from '@/ui/EmptyState'
import { IconPackage, IconPlus, IconQuote } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { Actions, Page, Rows } from '@/ui/Page'
import { Line } from '../components/Line'
import { STATES, useQuotes } from '../data'
import styles from '../quotes.module.css'

const ASKED = ['q', 'state', 'customer', 'opportunity', 'untold'] as const
const UNTOLD = 'untold'

/** Every quote, found by number, customer or state. */
export default function QuotesPage() {
  const { t } = useTranslation('quotes')
  const { role } = useUser()
  const [params, setParams] = useSearchParams()
  const asked = Object.fromEntries(
    ASKED.map(name => [name, params.get(name) ?? '']).filter(([, value]) => value),
  )
  const quotes = useQuotes(asked)
  const rows = rowsOf(quotes.data)
  const choose = (name: string, value: string | null) =>
    setParams(
      before => {
        const next = new URLSearchParams(before)
        if (value) next.set(name, value)
        else next.delete(name)
        return next
      },
      { replace: true },
    )
  const chooseState = (value: string | null) =>
    setParams(
      before => {
        const next = new URLSearchParams(before)
        next.delete('state')
        next.delete(UNTOLD)
        if (value === UNTOLD) next.set(UNTOLD, 'true')
        else if (value) next.set('state', value)
        return next
      },
      { replace: true },
    )
  const actions = (
    <Actions>
      <Button
        component={Link}
        to="/catalogue"
        variant="default"
        leftSection={<IconPackage size={16} />}
      >
        {t('catalogue')}
      </Button>
      {ANSWERING.includes(role) && (
        <Button component={Link} to="/quotes/new" leftSection={<IconPlus size={16} />}>
          {t('new')}
        </Button>
      )}
    </Actions>
  )
  return (
    <Page wide title={t('title')} text={t('text')} action={actions}>
      <search className={styles.bar}>
        <TextInput
          type="search"
          aria-label={t('search')}
          placeholder={t('search')}
          maxLength={100}
          value={params.get('q') ?? ''}
          onChange={event => choose('q', event.currentTarget.value)}
        />
        <Select
          aria-label={t('states')}
          placeholder={t('every')}
          clearable
          clearButtonProps={{ 'aria-label': t('form.clear') }}
          data={[
            ...STATES.map(state => ({ value: state, label: t(`state.${state}`) })),
            { value: UNTOLD, label: t('untold') },
          ]}
          value={params.has(UNTOLD) ? UNTOLD : params.get('state')}
          onChange={chooseState}
        />
        {params.has('customer') && (
          <Button variant="light" onClick={() => choose('customer', null)}>
            {t('everyCustomer')}
          </Button>
        )}
      </search>
      <Loading of={quotes} rows={8}>
        {() =>
          rows.length === 0 ? (
            <EmptyState
              icon={IconQuote}
              title={t(params.has('state') || params.has(UNTOLD) ? 'noneOfState' : 'none')}
              text={t('noneText')}
            />
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
    </Page>
  )
}
