import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Row, Rows } from '@/ui/Page'
import { StateChip } from '@/ui/StateChip'
import { type Finding, LEVELS } from '../data'
import styles from '../health.module.css'
import { type Chapter, mendOf } from '../mend'

const Guide = lazy(() => import('./Guide'))

/** What is wrong, the worst first, each with the way to put it right. */
export function Findings({ findings }: { findings: Finding[] }) {
  const { t } = useTranslation('health')
  return LEVELS.map(level => {
    const found = findings.filter(each => each.level === level)
    if (found.length === 0) return null
    return (
      <section key={level} className={styles.level} aria-labelledby={`level-${level}`}>
        <h2 id={`level-${level}`}>
          {t(`level.${level}`)}{' '}
          <StateChip tone={level === 'error' ? 'bad' : 'warn'}>{found.length}</StateChip>
        </h2>
        <Rows>
          {found.map(each => (
            <Line key={`${each.key} ${each.detail}`} finding={each} />
          ))}
        </Rows>
      </section>
    )
  })
}

function Line({ finding }: { finding: Finding }) {
  const { t } = useTranslation('health')
  const [shown, show] = useState<Chapter | null>(null)
  const name = nameOf(finding)
  const title = t([`key.${name}`, 'key.other'], { name: String(finding.about.name ?? '') })
  const mend = mendOf(finding)
  return (
    <Row name={title} note={finding.detail}>
      {mend && 'to' in mend && (
        <Button variant="default" component={Link} to={mend.to}>
          {t('toChannel')}
        </Button>
      )}
      {mend && 'chapter' in mend && (
        <Button
          variant="default"
          aria-haspopup="dialog"
          aria-label={t('howOf', { what: title })}
          onClick={() => show(mend.chapter)}
        >
          {t('how')}
        </Button>
      )}
      {shown && (
        <Suspense>
          <Guide chapter={shown} onClose={() => show(null)} />
        </Suspense>
      )}
    </Row>
  )
}

/** A channel's are told by its name: the detail says what ails it. */
function nameOf({ key, about }: Finding): string {
  return typeof about.channel === 'string' ? 'channel' : key
}
