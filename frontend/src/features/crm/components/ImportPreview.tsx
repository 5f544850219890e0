import { Table } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useWords } from '@/api/words'
import { Loading } from '@/ui/Loading'
import styles from '@/ui/page.module.css'
import { StateChip } from '@/ui/StateChip'
import { useLivingFields } from '../fields'
import { type Import, type Preview, type PreviewLine, usePreview } from '../imports'
import ownStyles from './list.module.css'

const TONES = { made: 'ok', updated: 'primary', skipped: 'plain', refused: 'bad' } as const

const OUTCOMES = ['made', 'updated', 'skipped', 'refused'] as const

/** How the file would turn out, and its first lines as they would be taken in now. */
export function ImportPreview({ row }: { row: Import }) {
  const { t } = useTranslation('crm')
  const preview = usePreview(row)
  return (
    <section className={styles.section} aria-labelledby="import-preview">
      <h2 id="import-preview">{t('import.preview')}</h2>
      <Loading of={preview} rows={4}>
        {() => (
          <>
            {preview.data && <Summary of={preview.data} />}
            <Table.ScrollContainer minWidth={720} mah={420}>
              <Table className={ownStyles.looked}>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t('import.line')}</Table.Th>
                    <Table.Th>{t('import.becomes')}</Table.Th>
                    <Table.Th>{t('fields.name')}</Table.Th>
                    <Table.Th>{t('fields.document_number')}</Table.Th>
                    <Table.Th>{t('fields.phone')}</Table.Th>
                    <Table.Th>{t('fields.email')}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {preview.data?.lines.map(line => (
                    <Line key={line.line} line={line} />
                  ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          </>
        )}
      </Loading>
    </section>
  )
}

function Summary({ of: { rows, checked, ...counts } }: { of: Preview }) {
  const { t } = useTranslation('crm')
  const told = OUTCOMES.filter(name => counts[name] > 0)
  return (
    <p>
      {told.map(name => `${t(`import.outcomes.${name}`)}: ${counts[name]}`).join(' · ')}
      {checked < rows && ` (${t('import.checked', { checked, rows })})`}
    </p>
  )
}

function Line({ line: { line, fields, outcome, problems, changes } }: { line: PreviewLine }) {
  const { t } = useTranslation('crm')
  return (
    <Table.Tr>
      <Table.Td className="tabular">{line}</Table.Td>
      <Table.Td>
        <StateChip tone={TONES[outcome]}>{t(`import.outcome.${outcome}`)}</StateChip>
        {problems.map(({ column, code, detail }) => (
          <div key={column + code}>
            {column && `${column}: `}
            {t(`import.problem.${code}`, { defaultValue: detail })}
          </div>
        ))}
        {changes.map(change => (
          <ChangeLine key={change.field} {...change} />
        ))}
        {outcome === 'updated' && changes.length === 0 && <div>{t('import.same')}</div>}
      </Table.Td>
      <Table.Td>{fields.name}</Table.Td>
      <Table.Td className="tabular">{fields.document_number}</Table.Td>
      <Table.Td className="tabular">{fields.phone}</Table.Td>
      <Table.Td>{fields.email}</Table.Td>
    </Table.Tr>
  )
}

function ChangeLine({ field, before, after }: PreviewLine['changes'][number]) {
  const { t } = useTranslation('crm')
  const [categories, statuses] = [useWords('category'), useWords('status')]
  const own = useLivingFields().find(({ id }) => field === `custom:${id}`)
  const said = (value: string) => {
    if (field === 'category') return categories.text(value)
    if (field === 'status') return statuses.text(value)
    return value || '—'
  }
  return (
    <div>
      {own?.name ?? t(`fields.${field}`)}: {said(before)} → <strong>{said(after)}</strong>
    </div>
  )
}
