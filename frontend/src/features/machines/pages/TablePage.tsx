import { Button, FileButton, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams } from 'react-router'
import { complain } from '@/api/complain'
import { rowsOf } from '@/api/pages'
import { Age } from '@/ui/Age'
import { IconFile } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { notify } from '@/ui/notify'
import { Actions, Page, Row, Rows } from '@/ui/Page'
import page from '@/ui/page.module.css'
import { StateChip, type Tone } from '@/ui/StateChip'
import {
  type Table,
  type TableKind,
  type TablePreview,
  useMapping,
  useTable,
  useTablePreview,
  useTables,
  useTakeDown,
  useTakeIn,
} from '../intakes'
import styles from '../machines.module.css'

const KINDS: TableKind[] = ['machines', 'parts']
const TONE: Record<string, Tone> = { new: 'ok', refused: 'bad' }

/** A table brought in: chosen, its columns named, looked at, taken in once. */
export default function TablePage() {
  const { t } = useTranslation('machines')
  const { id } = useParams()
  return (
    <Page
      wide
      title={t('intake.title')}
      text={t('intake.text')}
      back={id ? '/machines/intakes' : '/machines'}
      backLabel={t(id ? 'intake.title' : 'title')}
    >
      {id ? <One key={id} id={id} /> : <Start />}
    </Page>
  )
}

function Start() {
  const { t } = useTranslation('machines')
  const navigate = useNavigate()
  const take = useTakeDown()
  const past = rowsOf(useTables().data)
  const choose = (kind: TableKind) => (file: File | null) =>
    file &&
    take.mutate(
      { kind, file },
      { onSuccess: row => void navigate(`/machines/intakes/${row.id}`), onError: complain },
    )
  return (
    <>
      {KINDS.map(kind => (
        <section key={kind} className={page.section} aria-label={t(`intake.${kind}`)}>
          <h2>{t(`intake.${kind}`)}</h2>
          <p>{t(`intake.${kind}Text`)}</p>
          <div>
            <FileButton onChange={choose(kind)} accept=".csv,.txt,.xlsx">
              {props => (
                <Button
                  {...props}
                  variant="default"
                  aria-label={`${t('intake.file')}: ${t(`intake.${kind}`)}`}
                  loading={take.isPending}
                  leftSection={<IconFile size={16} />}
                >
                  {t('intake.file')}
                </Button>
              )}
            </FileButton>
          </div>
        </section>
      ))}
      {past.length > 0 && (
        <Rows>
          {past.map(row => (
            <Row
              key={row.id}
              name={<Link to={`/machines/intakes/${row.id}`}>{row.name}</Link>}
              note={
                <>
                  {t(`intake.${row.kind}`)} · {row.author.name} · <Age at={row.created_at} />
                </>
              }
            >
              <StateChip tone={row.state === 'done' ? 'ok' : 'plain'}>
                {t(`intake.state.${row.state}`)}
              </StateChip>
            </Row>
          ))}
        </Rows>
      )}
    </>
  )
}

function One({ id }: { id: string }) {
  const found = useTable(id)
  return (
    <Loading of={found}>
      {() =>
        found.data &&
        (found.data.state === 'done' ? <Done row={found.data} /> : <Look row={found.data} />)
      }
    </Loading>
  )
}

function Look({ row }: { row: Table }) {
  const { t } = useTranslation('machines')
  const save = useMapping(row.id)
  const take = useTakeIn(row.id)
  const preview = useTablePreview(row)
  const found = preview.data
  const mean = (place: number, name: string) =>
    save.mutate(
      row.mapping.map((each, at) => (at === place ? name : each === name ? '' : each)),
      { onError: complain },
    )
  return (
    <>
      <section className={page.section} aria-label={row.name}>
        <h2>{row.name}</h2>
        <div className={page.pair}>
          {row.headings.map((heading, place) => (
            <Select
              key={place}
              label={heading || t('intake.column', { number: place + 1 })}
              placeholder={t('intake.nothing')}
              clearable
              clearButtonProps={{ 'aria-label': t('clear') }}
              data={row.meanings.map(value => ({ value, label: t(`meaning.${value}`) }))}
              value={row.mapping[place] || null}
              onChange={value => mean(place, value ?? '')}
            />
          ))}
        </div>
      </section>
      <Loading of={preview}>
        {() =>
          found && (
            <>
              <p role="status">
                {t('intake.counts', {
                  new: found.new,
                  repeated: found.repeated,
                  refused: found.refused,
                })}
              </p>
              <Lines lines={found.lines} />
              <Actions>
                <Button
                  disabled={found.new === 0}
                  loading={take.isPending}
                  onClick={() =>
                    take.mutate(undefined, {
                      onSuccess: done => notify(t('intake.done', { count: done.made })),
                      onError: complain,
                    })
                  }
                >
                  {t('intake.take', { count: found.new })}
                </Button>
              </Actions>
            </>
          )
        }
      </Loading>
    </>
  )
}

function Lines({ lines }: { lines: TablePreview['lines'] }) {
  const { t } = useTranslation('machines')
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{t('intake.line')}</th>
            <th>{t('intake.outcome')}</th>
            <th>{t('intake.what')}</th>
            <th>{t('customer')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(line => (
            <tr key={line.line}>
              <td>{line.line}</td>
              <td>
                <StateChip tone={TONE[line.outcome]}>
                  {t(`intake.outcomes.${line.outcome}`)}
                </StateChip>{' '}
                <Why column={line.column} code={line.code} />
              </td>
              <td>{line.what || '—'}</td>
              <td>{line.whose || '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Why({ column, code }: { column: string; code: string }) {
  const { t } = useTranslation('machines')
  if (!code) return null
  const where = column && t(`meaning.${column}`, { defaultValue: column })
  const why = t(`intake.why.${code}`, { defaultValue: t('intake.why.invalid') })
  return <span className={styles.dim}>{[where, why].filter(Boolean).join(': ')}</span>
}

function Done({ row }: { row: Table }) {
  const { t } = useTranslation('machines')
  return (
    <section className={page.section} aria-label={row.name}>
      <h2>{row.name}</h2>
      <p role="status">
        {t('intake.counts', {
          new: row.made,
          repeated: row.repeated,
          refused: row.refused.length,
        })}
      </p>
      {row.refused.length > 0 && (
        <ul className={styles.tree}>
          {row.refused.map(each => (
            <li key={each.line}>
              {t('intake.lineOf', { number: each.line })}{' '}
              <Why column={each.column} code={each.code} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
