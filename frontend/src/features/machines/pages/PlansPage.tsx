import { Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { rowsOf } from '@/api/pages'
import { useAddress } from '@/lib/useAddress'
import { EmptyState } from '@/ui/EmptyState'
import { IconLater } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { Page, Rows } from '@/ui/Page'
import page from '@/ui/page.module.css'
import { PlanRow } from '../components/Plans'
import { DUE, usePlans } from '../plans'

/** What is to be done soon, at whosever machine. */
export default function PlansPage() {
  const { t } = useTranslation('machines')
  const [params, change] = useAddress('/machines/plans')
  const asked = Object.fromEntries(
    ['q', 'due'].map(name => [name, params.get(name) ?? '']).filter(([, value]) => value),
  )
  const plans = usePlans({ ...asked, limit: '100' })
  const rows = rowsOf(plans.data)
  return (
    <Page
      wide
      title={t('plan.all')}
      text={t('plan.allText')}
      back="/machines"
      backLabel={t('title')}
    >
      <search className={page.filters}>
        <TextInput
          type="search"
          aria-label={t('plan.search')}
          placeholder={t('plan.search')}
          maxLength={80}
          value={params.get('q') ?? ''}
          onChange={event => change({ q: event.currentTarget.value })}
        />
        <Select
          aria-label={t('plan.when')}
          placeholder={t('plan.when')}
          clearable
          clearButtonProps={{ 'aria-label': t('clear') }}
          data={DUE.map(value => ({ value, label: t(`plan.due.${value}`) }))}
          value={params.get('due')}
          onChange={value => change({ due: value })}
        />
      </search>
      <Loading of={plans} rows={6}>
        {() =>
          rows.length === 0 ? (
            <EmptyState
              icon={IconLater}
              title={t(Object.keys(asked).length > 0 ? 'plan.noneSuch' : 'plan.none')}
              text={t('plan.noneAnywhere')}
            />
          ) : (
            <Rows>
              {rows.map(row => (
                <PlanRow key={row.id} plan={row} named />
              ))}
            </Rows>
          )
        }
      </Loading>
      <MoreButton of={plans} />
    </Page>
  )
}
