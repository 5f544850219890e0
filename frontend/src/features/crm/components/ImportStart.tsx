import { Button, FileButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { complain } from '@/api/complain'
import { rowsOf } from '@/api/pages'
import { Age } from '@/ui/Age'
import { IconFile } from '@/ui/icons'
import { Row, Rows } from '@/ui/Page'
import styles from '@/ui/page.module.css'
import { StateChip } from '@/ui/StateChip'
import { type Import, useImports, useTakeDown } from '../imports'

const TONES = { uploaded: 'plain', running: 'primary', done: 'ok', failed: 'bad' } as const

/** Choosing a file, and the ones there were. */
export function ImportStart() {
  const { t } = useTranslation('crm')
  const navigate = useNavigate()
  const take = useTakeDown()
  const past = rowsOf(useImports().data)
  const choose = (file: File | null) =>
    file &&
    take.mutate(file, {
      onSuccess: row => void navigate(`/customers/import/${row.id}`),
      onError: complain,
    })
  return (
    <>
      <section className={styles.section} aria-labelledby="import-file">
        <h2 id="import-file">{t('import.choose')}</h2>
        <p>{t('import.chooseText')}</p>
        <div>
          <FileButton onChange={choose} accept=".csv,.txt,.xlsx" resetRef={undefined}>
            {props => (
              <Button {...props} loading={take.isPending} leftSection={<IconFile size={16} />}>
                {t('import.file')}
              </Button>
            )}
          </FileButton>
        </div>
      </section>
      {past.length > 0 && (
        <Rows>
          {past.map(row => (
            <PastRow key={row.id} row={row} />
          ))}
        </Rows>
      )}
    </>
  )
}

function PastRow({ row }: { row: Import }) {
  const { t } = useTranslation('crm')
  return (
    <Row
      name={<Link to={`/customers/import/${row.id}`}>{row.name}</Link>}
      note={
        <>
          {row.by.name} · {t('import.rows', { count: row.rows })} · <Age at={row.created_at} />
        </>
      }
    >
      <StateChip tone={TONES[row.state]}>{t(`import.state.${row.state}`)}</StateChip>
    </Row>
  )
}
