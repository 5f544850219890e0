import { useTranslation } from 'react-i18next'
import { rowsOf } from '@/api/pages'
import { EmptyState } from '@/ui/EmptyState'
import { IconQuery } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { Rows } from '@/ui/Page'
import { useQueries } from '../data'
import { Line } from './Line'

/** What a customer asked, on their page. */
export default function CustomerTab({ customerId }: { customerId: string }) {
  const { t } = useTranslation('queries')
  const queries = useQueries({ customer: customerId })
  const rows = rowsOf(queries.data)
  return (
    <>
      <Loading of={queries}>
        {() =>
          rows.length === 0 ? (
            <EmptyState icon={IconQuery} title={t('none.all')} text={t('noneText')} />
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
    </>
  )
}
