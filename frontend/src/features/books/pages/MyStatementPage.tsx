import { useTranslation } from 'react-i18next'
import { ApiError } from '@/api/errors'
import { EmptyState } from '@/ui/EmptyState'
import { IconBooks } from '@/ui/icons'
import { Page } from '@/ui/Page'
import { StatementView } from '../components/StatementView'
import { useStatement } from '../data'

const PATH = 'me/statement/'

/** One's own statement; the house may not know one yet. */
export default function MyStatementPage() {
  const { t } = useTranslation('books')
  const { error } = useStatement(PATH, {})
  const isNobody = error instanceof ApiError && error.status === 404
  return (
    <Page title={t('statement.title')} text={t('statement.text')}>
      {isNobody ? (
        <EmptyState icon={IconBooks} title={t('statement.none')} text={t('statement.noneText')} />
      ) : (
        <StatementView path={PATH} />
      )}
    </Page>
  )
}
