import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { rowsOf } from '@/api/pages'
import { EmptyState } from '@/ui/EmptyState'
import { IconCheck } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { Page, Row, Rows } from '@/ui/Page'
import { PairActions } from '../components/DuplicatesSection'
import { MergeDialog } from '../components/MergeDialog'
import type { Customer } from '../data'
import { type Duplicate, useDuplicates } from '../joining'

export default function DuplicatesPage() {
  const { t } = useTranslation('crm')
  const navigate = useNavigate()
  const [pair, setPair] = useState<[Customer, Customer] | null>(null)
  const duplicates = useDuplicates()
  const rows = rowsOf(duplicates.data)
  return (
    <Page
      wide
      back="/customers"
      backLabel={t('title')}
      title={t('duplicates.title')}
      text={t('duplicates.text')}
    >
      <Loading of={duplicates} rows={6}>
        {() =>
          rows.length === 0 ? (
            <EmptyState
              icon={IconCheck}
              title={t('duplicates.empty')}
              text={t('duplicates.emptyText')}
            />
          ) : (
            <Rows>
              {rows.map(duplicate => (
                <PairRow
                  key={duplicate.id}
                  duplicate={duplicate}
                  onMerge={() => setPair(duplicate.customers)}
                />
              ))}
            </Rows>
          )
        }
      </Loading>
      <MoreButton of={duplicates} />
      {pair && (
        <MergeDialog
          pair={pair}
          onClose={() => setPair(null)}
          onMerged={kept => void navigate(`/customers/${kept}`)}
        />
      )}
    </Page>
  )
}

function PairRow({ duplicate, onMerge }: { duplicate: Duplicate; onMerge: () => void }) {
  const [one, other] = duplicate.customers
  return (
    <Row
      name={
        <>
          <Link to={`/customers/${one.id}`}>{one.name}</Link> ={' '}
          <Link to={`/customers/${other.id}`}>{other.name}</Link>
        </>
      }
      note={[one, other]
        .map(each => [each.phone, each.document_number, each.email].filter(Boolean).join(' · '))
        .filter(Boolean)
        .join(' | ')}
    >
      <PairActions duplicate={duplicate} onMerge={onMerge} />
    </Row>
  )
}
