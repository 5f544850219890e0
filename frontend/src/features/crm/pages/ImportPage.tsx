import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { IconBack } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { Page } from '@/ui/Page'
import styles from '@/ui/page.module.css'
import { ImportColumns } from '../components/ImportColumns'
import { ImportRun } from '../components/ImportRun'
import { ImportStart } from '../components/ImportStart'
import { type Import, useImport } from '../imports'

/** A file of customers: chosen, looked at, run, and what became of it. */
export default function ImportPage() {
  const { t } = useTranslation('crm')
  const { id } = useParams()
  return (
    <Page
      wide
      title={t('import.title')}
      text={
        <Link to="/customers" className={styles.words}>
          <IconBack size={14} /> {t('title')}
        </Link>
      }
    >
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
