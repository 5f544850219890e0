import { Switch } from '@mantine/core'
import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { rowsOf } from '@/api/pages'
import { errorText } from '@/lib/errorText'
import { formatDateTime } from '@/lib/format'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { Row, Rows } from '@/ui/Page'
import page from '@/ui/page.module.css'
import { StateChip } from '@/ui/StateChip'
import { type Rule, type RuleRun, useRuleRuns } from '../data'

const TONES = {
  done: 'ok',
  failed: 'bad',
  stopped: 'warn',
  unmatched: 'plain',
  due: 'plain',
} as const

/** What a rule looked at, and what it did. */
export function RuleLog({ rule }: { rule: Rule }) {
  const { t } = useTranslation('automations')
  const [all, setAll] = useState(false)
  const runs = useRuleRuns(rule.id, !all)
  const rows = rowsOf(runs.data)
  return (
    <section className={page.section}>
      <div className={page.head}>
        <h2>{t('log.title')}</h2>
        <Switch
          label={t('log.all')}
          checked={all}
          onChange={event => setAll(event.currentTarget.checked)}
        />
      </div>
      <Loading of={runs}>
        {() =>
          rows.length === 0 ? (
            <p>{t('log.empty')}</p>
          ) : (
            <Rows>
              {rows.map(run => (
                <Row
                  key={run.id}
                  name={<Link to={`/inbox/${run.conversation}`}>{run.title}</Link>}
                  note={`${formatDateTime(run.created_at)} · ${noteOf(run, t)}`}
                >
                  <StateChip tone={TONES[run.state]}>{t(`log.${run.state}`)}</StateChip>
                </Row>
              ))}
            </Rows>
          )
        }
      </Loading>
      <MoreButton of={runs} />
    </section>
  )
}

function noteOf(run: RuleRun, t: TFunction<'automations'>): string {
  if (run.state === 'unmatched') {
    return t('log.why', { condition: t(`condition.${run.reason}`, { defaultValue: run.reason }) })
  }
  if (run.state === 'stopped') return t(`log.reason.${run.reason}`, { defaultValue: '' })
  return run.outcome
    .map(({ kind, error }) =>
      error
        ? `${t(`deed.${kind}`)}: ${errorText({ code: error, message: error })}`
        : t(`deed.${kind}`),
    )
    .join(' · ')
}
