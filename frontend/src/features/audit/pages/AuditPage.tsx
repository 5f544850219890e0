import { Button, Select, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { complain } from '@/api/complain'
import { download } from '@/api/download'
import { rowsOf } from '@/api/pages'
import { formatDate, formatDateTime } from '@/lib/format'
import { useAddress } from '@/lib/useAddress'
import { EmptyState } from '@/ui/EmptyState'
import { IconDownload, IconSearch, IconShield, IconTrail } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { Page } from '@/ui/Page'
import styles from '../components/audit.module.css'
import { EntryItem } from '../components/EntryItem'
import { type Asked, useEntries, useFacts } from '../data'
import { actionWord, kindWord } from '../words'

const DAYS = ['1', '7', '30', '365'] as const
const DAY_MS = 86_400_000
const PAUSE_MS = 300
const NOTHING = { by: null, kind: null, action: null, object: null, days: null, q: null }

/** Who did what, when and from where: looked for, and taken along. */
export default function AuditPage() {
  const { t } = useTranslation('audit')
  const [params, choose] = useAddress('/settings/audit')
  const [text, setText] = useState(params.get('q') ?? '')
  const [q] = useDebouncedValue(text, PAUSE_MS)
  const days = params.get('days')
  const asked = useMemo<Asked>(
    () => ({
      q: q || undefined,
      by: params.get('by') ?? undefined,
      kind: params.get('kind') ?? undefined,
      action: params.get('action') ?? undefined,
      object: params.get('object') ?? undefined,
      since: days ? new Date(Date.now() - Number(days) * DAY_MS).toISOString() : undefined,
    }),
    [q, days, params],
  )
  const entries = useEntries(asked)
  const facts = useFacts()
  const rows = rowsOf(entries.data)

  const narrowed = Object.values(asked).some(Boolean)
  const save = (
    <Button
      variant="default"
      leftSection={<IconDownload size={16} />}
      onClick={() => void download('audit/export/', { ...asked }, 'auditoria.csv').catch(complain)}
    >
      CSV
    </Button>
  )
  return (
    <Page wide title={t('title')} text={t('text')} action={save}>
      <Sealed />
      <search className={styles.filters}>
        <TextInput
          aria-label={t('search')}
          placeholder={t('search')}
          leftSection={<IconSearch size={16} />}
          value={text}
          onChange={event => setText(event.currentTarget.value)}
        />
        <Select
          aria-label={t('kindOf')}
          placeholder={t('kindOf')}
          clearable
          searchable
          data={(facts.data?.kinds ?? [])
            .map(value => ({ value, label: kindWord(t, value) }))
            .sort((a, b) => a.label.localeCompare(b.label))}
          value={params.get('kind')}
          onChange={value => choose({ kind: value })}
        />
        <Select
          aria-label={t('actionOf')}
          placeholder={t('actionOf')}
          clearable
          data={(facts.data?.actions ?? []).map(value => ({ value, label: actionWord(t, value) }))}
          value={params.get('action')}
          onChange={value => choose({ action: value })}
        />
        <Select
          aria-label={t('since')}
          placeholder={t('since')}
          clearable
          data={DAYS.map(value => ({ value, label: t('days', { count: Number(value) }) }))}
          value={days}
          onChange={value => choose({ days: value })}
        />
        {narrowed && (
          <Button
            variant="subtle"
            onClick={() => {
              setText('')
              choose(NOTHING)
            }}
          >
            {t('clear')}
          </Button>
        )}
      </search>
      <Loading of={entries}>
        {() =>
          rows.length === 0 ? (
            <EmptyState icon={IconTrail} title={t('empty')} text={t('emptyText')} />
          ) : (
            <ul className={styles.list}>
              {rows.map(row => (
                <EntryItem key={row.id} entry={row} onBy={id => choose({ by: id })} />
              ))}
            </ul>
          )
        }
      </Loading>
      <MoreButton of={entries} />
    </Page>
  )
}

/** Whether the closed days are still what they were. */
function Sealed() {
  const { t } = useTranslation('audit')
  const { data } = useFacts()
  if (!data) return null
  if (data.broken.length > 0) {
    const days = data.broken.map(day => formatDate(`${day}T12:00:00Z`)).join(', ')
    return (
      <p role="alert" className={styles.broken}>
        {t('broken', { days })}
      </p>
    )
  }
  return (
    <p className={styles.sealed}>
      <IconShield size={16} />
      {data.sealed_until
        ? t('sealed', { day: formatDate(`${data.sealed_until}T12:00:00Z`) })
        : t('unsealed')}
      {data.whole_at && ` ${t('looked', { at: formatDateTime(data.whole_at) })}`}
    </p>
  )
}
