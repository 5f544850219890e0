import { Button, Progress } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { complain } from '@/api/complain'
import { download } from '@/api/download'
import { IconDownload } from '@/ui/icons'
import { Actions } from '@/ui/Page'
import styles from '@/ui/page.module.css'
import type { Import, Outcome } from '../imports'

const OUTCOMES: Outcome[] = ['made', 'updated', 'skipped', 'refused']

/** How far a file is taken in, and what became of its lines. */
export function ImportRun({ row }: { row: Import }) {
  const { t } = useTranslation('crm')
  const share = row.rows === 0 ? 0 : Math.round((row.done / row.rows) * 100)
  return (
    <section className={styles.section} aria-labelledby="import-run">
      <h2 id="import-run">{row.name}</h2>
      <p role="status">
        {t(`import.now.${row.state}`, { done: row.done, rows: row.rows })} {row.error}
      </p>
      {row.state === 'running' && (
        <Progress.Root>
          <Progress.Section
            value={share}
            aria-label={t('import.now.running', { done: row.done, rows: row.rows })}
          />
        </Progress.Root>
      )}
      <dl className={styles.pair} style={{ margin: 0 }}>
        {OUTCOMES.map(outcome => (
          <div key={outcome}>
            <dt className={styles.words}>{t(`import.outcomes.${outcome}`)}</dt>
            <dd className="tabular" style={{ margin: 0, fontSize: 20, fontWeight: 650 }}>
              {row[outcome]}
            </dd>
          </div>
        ))}
      </dl>
      {row.state !== 'running' && (
        <Actions>
          {row.refused > 0 && (
            <Button
              variant="default"
              leftSection={<IconDownload size={16} />}
              onClick={() =>
                void download(
                  `customer-imports/${row.id}/refused/`,
                  {},
                  'filas-rechazadas.csv',
                ).catch(complain)
              }
            >
              {t('import.refused')}
            </Button>
          )}
          <Button component={Link} to="/customers/import" variant="default">
            {t('import.another')}
          </Button>
          <Button component={Link} to="/customers">
            {t('import.see')}
          </Button>
        </Actions>
      )}
    </section>
  )
}
