import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { rowsOf } from '@/api/pages'
import { useTemplates } from '@/channels/templates/data'
import { examplesOf, filled, type Template } from '@/channels/templates/template'
import { IconSearch } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { CategoryChip } from './CategoryChip'
import styles from './templates.module.css'

interface Props {
  channel: string
  onPick: (template: Template) => void
}

/** The templates that can be sent, found by name or words. */
export function TemplatePicker({ channel, onPick }: Props) {
  const { t } = useTranslation('chat')
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed.trim(), 200)
  const templates = useTemplates(channel, q)
  const rows = rowsOf(templates.data)
  return (
    <section className={styles.picker} aria-label={t('template.choose')}>
      <TextInput
        type="search"
        value={typed}
        onChange={event => setTyped(event.currentTarget.value)}
        placeholder={t('template.search')}
        aria-label={t('template.search')}
        leftSection={<IconSearch size={16} />}
      />
      <div className={styles.found}>
        <Loading of={templates} rows={3}>
          {() =>
            rows.length === 0 ? (
              <p>{t(q ? 'template.none' : 'template.empty')}</p>
            ) : (
              <ul>
                {rows.map(row => (
                  <Row key={row.id} row={row} onPick={onPick} />
                ))}
              </ul>
            )
          }
        </Loading>
        <MoreButton of={templates} />
      </div>
    </section>
  )
}

function Row({ row, onPick }: { row: Template; onPick: (template: Template) => void }) {
  return (
    <li>
      <button type="button" onClick={() => onPick(row)}>
        <span>
          <strong>{row.name}</strong>
          <small>{row.language}</small>
          <CategoryChip category={row.category} />
        </span>
        {row.form && <span>{filled(row.form.body, examplesOf(row.form))}</span>}
      </button>
    </li>
  )
}
