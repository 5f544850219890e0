import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { complain } from '@/api/complain'
import { EmptyState } from '@/ui/EmptyState'
import { IconHourglass } from '@/ui/icons'
import { type Asked, FORMATS, useMakeRun } from '../data'
import styles from '../reports.module.css'

/** So much that nobody should wait for it: it is made while one does something else. */
export function TakesLong({ report, asked }: { report: string; asked: Asked }) {
  const { t } = useTranslation('reports')
  const make = useMakeRun(report)
  const navigate = useNavigate()
  const body = { ...asked, compare: asked.compare === 'true' }
  return (
    <EmptyState
      icon={IconHourglass}
      title={t('long')}
      text={t('longText')}
      action={
        <div className={styles.ways}>
          {FORMATS.map(format => (
            <Button
              key={format}
              variant={format === 'xlsx' ? 'filled' : 'default'}
              loading={
                make.isPending &&
                make.variables &&
                'format' in make.variables &&
                make.variables.format === format
              }
              onClick={() =>
                make.mutate(
                  { ...body, format },
                  { onSuccess: () => navigate('/reports/runs'), onError: complain },
                )
              }
            >
              {t(`format.${format}`)}
            </Button>
          ))}
        </div>
      }
    />
  )
}
