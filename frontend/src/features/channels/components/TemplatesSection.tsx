import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { rowsOf } from '@/api/pages'
import { TemplateView } from '@/channels/templates/TemplateView'
import { examplesOf, type Template } from '@/channels/templates/template'
import { Age } from '@/ui/Age'
import { EmptyState } from '@/ui/EmptyState'
import { IconMessages, IconRetry } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { notify } from '@/ui/notify'
import { Row, Rows } from '@/ui/Page'
import page from '@/ui/page.module.css'
import { StateChip, type Tone } from '@/ui/StateChip'
import { type TemplateSync, useAllTemplates, useSyncTemplates } from '../templates'
import styles from './templates.module.css'

const TONE: Record<Template['status'], Tone> = {
  approved: 'ok',
  pending: 'plain',
  rejected: 'bad',
  paused: 'warn',
  disabled: 'bad',
  draft: 'plain',
}

/** What the provider has approved, refused or paused, and when we read it last. */
export function TemplatesSection({ channel }: { channel: string }) {
  const { t } = useTranslation('channels')
  const templates = useAllTemplates(channel)
  const sync = useSyncTemplates(channel)
  const rows = rowsOf(templates.data)
  const told = templates.data?.pages[0]?.sync
  return (
    <section className={page.section} aria-label={t('templates.title')} data-templates>
      <div className={styles.head}>
        <h2>{t('templates.title')}</h2>
        <Button
          variant="default"
          leftSection={<IconRetry size={16} />}
          loading={sync.isPending}
          onClick={() =>
            sync.mutate(undefined, {
              onSuccess: ({ error }) =>
                notify(
                  error ? t('templates.failed') : t('templates.synced'),
                  undefined,
                  error ? 'bad' : 'plain',
                ),
              onError: complain,
            })
          }
        >
          {t('templates.sync')}
        </Button>
      </div>
      {told && <Told sync={told} />}
      <Loading of={templates}>
        {() =>
          rows.length === 0 ? (
            <EmptyState
              icon={IconMessages}
              title={t('templates.empty')}
              text={t('templates.emptyText')}
            />
          ) : (
            <Rows>
              {rows.map(row => (
                <TemplateRow key={row.id} row={row} />
              ))}
            </Rows>
          )
        }
      </Loading>
      <MoreButton of={templates} />
    </section>
  )
}

function Told({ sync }: { sync: TemplateSync }) {
  const { t } = useTranslation('channels')
  return (
    <>
      <p className={styles.told}>
        {t('templates.last')} {sync.synced_at ? <Age at={sync.synced_at} /> : t('health.never')}
      </p>
      {sync.error && (
        <p role="alert">
          <StateChip tone="bad">{t('templates.failed')}</StateChip> {sync.error}
        </p>
      )}
    </>
  )
}

function TemplateRow({ row }: { row: Template }) {
  const { t } = useTranslation('channels')
  const [open, setOpen] = useState(false)
  const category = row.category && t(`common:template.category.${row.category}`)
  const note = [row.language, category, row.reason].filter(Boolean).join(' · ')
  const form = row.form
  return (
    <>
      <Row name={row.name} note={note} faded={!row.sendable}>
        <StateChip tone={TONE[row.status]}>{t(`templates.status.${row.status}`)}</StateChip>
        {form ? (
          <Button
            variant="subtle"
            aria-expanded={open}
            aria-label={t('templates.previewOf', { name: `${row.name} (${row.language})` })}
            onClick={() => setOpen(!open)}
          >
            {t(open ? 'templates.hide' : 'templates.preview')}
          </Button>
        ) : (
          <span className={styles.told}>{t('templates.unfit')}</span>
        )}
      </Row>
      {open && form && (
        <li className={styles.preview}>
          <TemplateView form={form} values={examplesOf(form)} />
        </li>
      )}
    </>
  )
}
