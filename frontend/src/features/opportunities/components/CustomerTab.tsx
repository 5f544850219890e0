import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { rowsOf } from '@/api/pages'
import { EmptyState } from '@/ui/EmptyState'
import { IconBoard } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { Rows } from '@/ui/Page'
import { useList } from '../data'
import { Line } from './Line'

const NARROW = { owner: '', since: '', until: '', q: '', stage: '', outcome: '' }

/** What a customer may buy, on their page. */
export default function CustomerTab({ customerId }: { customerId: string }) {
  const { t } = useTranslation('opportunities')
  const list = useList({ ...NARROW, customer: customerId })
  const rows = rowsOf(list.data)
  return (
    <>
      <Loading of={list}>
        {() =>
          rows.length === 0 ? (
            <EmptyState icon={IconBoard} title={t('empty')} text={t('emptyText')} />
          ) : (
            <Rows>
              {rows.map(card => (
                <Line key={card.id} card={card} search="" />
              ))}
            </Rows>
          )
        }
      </Loading>
      <MoreButton of={list} />
      <p>
        <Link to={`/opportunities?customer=${customerId}`}>{t('onBoard')}</Link>
      </p>
    </>
  )
}
