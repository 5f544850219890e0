import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { download } from '@/api/download'
import { formatMoment } from '@/lib/format'
import { IconFile } from '@/ui/icons'
import { Row, Rows } from '@/ui/Page'
import styles from '../field.module.css'

export interface Report {
  id: string
  number: string
  version: number
  told_at: string | null
  told_by: string
  created_at: string
}

/** The reports of an order, the newest first, each as PDF. */
export function Reports({ rows }: { rows: Report[] }) {
  const { t } = useTranslation('fieldday')
  if (rows.length === 0) return null
  return (
    <section className={styles.part}>
      <h2>{t('work.reports')}</h2>
      <Rows>
        {rows.map(row => (
          <Row
            key={row.id}
            name={t('work.report', { number: row.number })}
            note={formatMoment(row.created_at)}
          >
            <Button
              variant="default"
              leftSection={<IconFile size={18} />}
              onClick={() =>
                void download(`activity-reports/${row.id}/pdf/`, {}, `${row.number}.pdf`)
              }
            >
              {t('work.pdf')}
            </Button>
          </Row>
        ))}
      </Rows>
    </section>
  )
}
