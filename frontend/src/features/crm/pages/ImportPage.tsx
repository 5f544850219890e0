import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { Loading } from '@/ui/Loading'
import { Page } from '@/ui/Page'
import { ImportColumns } from '../components/ImportColumns'
import { ImportRun } from '../components/ImportRun'
import { ImportStart } from '../components/ImportStart'
import { type Import, useImport } from '../imports'

/** A file of customers: chosen, looked at, run, and what became of it. */
export default function ImportPage() {
  const { t } = useTranslation('crm')
  const { id } = useParams()
  return (
    <Page wide title={t('import.title')} back="/customers" backLabel={t('title')}>
      {id ? <One key={id} id={id} /> : <ImportStart />}
    </Page>
  )
}

function One({ id }: { id: string }) {
  const found = useImport(id)
  return <Loading of={found}>{() => found.data && <Step row={found.data} />}</Loading>
}

function Step({ row }: { row: Import }) {
  return row.state === 'uploaded' ? <ImportColumns row={row} /> : <ImportRun row={row} />
}
