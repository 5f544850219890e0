import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { rowsOf } from '@/api/pages'
import { formatDateTime } from '@/lib/format'
import { CopyAction } from '@/ui/CopyAction'
import { EmptyState } from '@/ui/EmptyState'
import { IconPlus, IconShield } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { Page } from '@/ui/Page'
import page from '@/ui/page.module.css'
import { StateChip } from '@/ui/StateChip'
import { BreachForm } from '../components/BreachForm'
import styles from '../components/privacy.module.css'
import { Tabs } from '../components/Tabs'
import { type Breach, useBreaches, useSaveBreach } from '../data'

const STEPS = ['authority_told_at', 'people_told_at', 'closed_at'] as const

/** Data that got where it should not, and who was told of it in time. */
export default function BreachesPage() {
  const { t } = useTranslation('privacy')
  const breaches = useBreaches()
  const rows = rowsOf(breaches.data)
  const [editing, setEditing] = useState<Breach | 'new' | null>(null)
  const add = (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setEditing('new')}>
      {t('breach.add')}
    </Button>
  )
  return (
    <Page wide title={t('title')} text={t('breach.text')} action={rows.length > 0 && add}>
      <Tabs />
      <Loading of={breaches}>
        {() =>
          rows.length === 0 ? (
            <EmptyState
              icon={IconShield}
              title={t('breach.empty')}
              text={t('breach.emptyText')}
              action={add}
            />
          ) : (
            <ul className={styles.list}>
              {rows.map(row => (
                <BreachCard key={row.id} row={row} onEdit={() => setEditing(row)} />
              ))}
            </ul>
          )
        }
      </Loading>
      <MoreButton of={breaches} />
      {editing && (
        <BreachForm row={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
    </Page>
  )
}

function BreachCard({ row, onEdit }: { row: Breach; onEdit: () => void }) {
  const { t } = useTranslation('privacy')
  const save = useSaveBreach(row.id)
  const next = STEPS.find(step => !row[step])
  const waits = !row.authority_told_at
  return (
    <li className={styles.card}>
      <div className={styles.head}>
        <strong>{row.title}</strong>
        <StateChip tone={row.closed_at ? 'ok' : waits ? 'bad' : 'warn'}>
          {t(row.closed_at ? 'breach.closed' : waits ? 'breach.untold' : 'breach.told')}
        </StateChip>
      </div>
      <blockquote className={styles.quote}>{row.what}</blockquote>
      <p className={styles.facts}>
        <span>{t('breach.found', { at: formatDateTime(row.found_at) })}</span>
        <span className={row.late ? styles.late : undefined}>
          {t(row.late ? 'breach.late' : 'breach.due', { at: formatDateTime(row.due_at) })}
        </span>
        {STEPS.filter(step => row[step]).map(step => (
          <span key={step}>{t(`breach.did.${step}`, { at: formatDateTime(row[step] ?? '') })}</span>
        ))}
      </p>
      <details>
        <summary>{t('breach.notice')}</summary>
        <pre className={page.code}>{row.notice}</pre>
        <CopyAction value={row.notice} />
      </details>
      <div className={styles.foot}>
        <Button variant="default" onClick={onEdit}>
          {t('edit')}
        </Button>
        {next && (
          <Button
            loading={save.isPending}
            onClick={() => save.mutate({ [next]: new Date().toISOString() }, { onError: complain })}
          >
            {t(`breach.step.${next}`)}
          </Button>
        )}
      </div>
    </li>
  )
}
