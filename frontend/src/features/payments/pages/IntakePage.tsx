import { Button, FileButton, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams } from 'react-router'
import { complain } from '@/api/complain'
import { rowsOf } from '@/api/pages'
import { formatDate } from '@/lib/format'
import { Age } from '@/ui/Age'
import { Amount } from '@/ui/Amount'
import { IconFile } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { notify } from '@/ui/notify'
import { Actions, Page, Row, Rows } from '@/ui/Page'
import pageStyles from '@/ui/page.module.css'
import { StateChip, type Tone } from '@/ui/StateChip'
import {
  type Intake,
  type IntakeKind,
  type Preview,
  useIntake,
  useIntakes,
  useMapping,
  usePreview,
  useTakeDown,
  useTakeIn,
} from '../bank'
import styles from '../components/payments.module.css'

const KINDS: IntakeKind[] = ['bank', 'balances', 'invoices']
const TONE: Record<string, Tone> = { new: 'ok', refused: 'bad' }

/** A table brought in: chosen, its columns named, looked at, taken in once. */
export default function IntakePage() {
  const { t } = useTranslation('payments')
  const { id } = useParams()
  return (
    <Page
      wide
      title={t('intake.title')}
      text={t('intake.text')}
      back="/payments/bank"
      backLabel={t('place.bank')}
    >
      {id ? <One key={id} id={id} /> : <Start />}
    </Page>
  )
}

function Start() {
  const { t } = useTranslation('payments')
  const navigate = useNavigate()
  const take = useTakeDown()
  const past = rowsOf(useIntakes().data)
  const choose = (kind: IntakeKind) => (file: File | null) =>
    file &&
    take.mutate(
      { kind, file, account: '' },
      { onSuccess: row => void navigate(`/payments/intakes/${row.id}`), onError: complain },
    )
  return (
    <>
      {KINDS.map(kind => (
        <section key={kind} className={pageStyles.section} aria-label={t(`intake.${kind}`)}>
          <h2>{t(`intake.${kind}`)}</h2>
          <p>{t(`intake.${kind}Text`)}</p>
          <div>
            <FileButton onChange={choose(kind)} accept=".csv,.txt,.xlsx">
              {props => (
                <Button
                  {...props}
                  variant="default"
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
              name={<Link to={`/payments/intakes/${row.id}`}>{row.name}</Link>}
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
  const found = useIntake(id)
  return (
    <Loading of={found}>
      {() =>
        found.data &&
        (found.data.state === 'done' ? <Done row={found.data} /> : <Look row={found.data} />)
      }
    </Loading>
  )
}

function Look({ row }: { row: Intake }) {
  const { t } = useTranslation('payments')
  const save = useMapping(row.id)
  const take = useTakeIn(row.id)
  const preview = usePreview(row)
  const [account, setAccount] = useState(row.account)
  const mean = (place: number, name: string) => {
    const mapping = row.mapping.map((each, at) => (at === place ? name : each === name ? '' : each))
    save.mutate({ mapping }, { onError: complain })
  }
  const found = preview.data
  return (
    <>
      <section className={pageStyles.section} aria-label={row.name}>
        <h2>{row.name}</h2>
        {row.kind === 'bank' && (
          <TextInput
            label={t('intake.account')}
            placeholder={t('intake.accountHint')}
            value={account}
            maxLength={60}
            onChange={event => setAccount(event.currentTarget.value)}
            onBlur={() =>
              account !== row.account &&
              save.mutate({ mapping: row.mapping, account }, { onError: complain })
            }
          />
        )}
        <div className={pageStyles.pair}>
          {row.headings.map((heading, place) => (
            <Select
              key={place}
              label={heading || t('intake.column', { number: place + 1 })}
              placeholder={t('intake.nothing')}
              clearable
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
                  skipped: found.skipped,
                  refused: found.refused,
                })}
              </p>
              <Lines lines={found.lines} />
              <Actions>
                <Button
                  disabled={found.new === 0 || (row.kind === 'bank' && !row.account)}
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

function Lines({ lines }: { lines: Preview['lines'] }) {
  const { t } = useTranslation('payments')
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th className={styles.num}>{t('intake.line')}</th>
            <th>{t('intake.outcome')}</th>
            <th>{t('day')}</th>
            <th>{t('customer')}</th>
            <th>{t('number')}</th>
            <th className={styles.num}>{t('amount')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(line => (
            <tr key={line.line}>
              <td className={styles.num}>{line.line}</td>
              <td>
                <StateChip tone={TONE[line.outcome]}>{t(`outcome.${line.outcome}`)}</StateChip>{' '}
                {line.code && <span className={styles.dim}>{t(`why.${line.code}`)}</span>}
              </td>
              <td>{line.day ? formatDate(`${line.day}T12:00:00Z`) : '—'}</td>
              <td>{line.who || '—'}</td>
              <td>{line.what || '—'}</td>
              <td className={styles.num}>{line.amount ? <Amount value={line.amount} /> : '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Done({ row }: { row: Intake }) {
  const { t } = useTranslation('payments')
  return (
    <section className={pageStyles.section} aria-label={row.name}>
      <h2>{row.name}</h2>
      <p role="status">
        {t('intake.counts', {
          new: row.made,
          repeated: row.repeated,
          skipped: row.skipped,
          refused: row.refused.length,
        })}
      </p>
      {row.refused.length > 0 && (
        <ul>
          {row.refused.map(each => (
            <li key={each.line}>
              {t('intake.line')} {each.line}: {t(`why.${each.code}`)}
            </li>
          ))}
        </ul>
      )}
      {row.kind === 'bank' && <Link to="/payments/bank">{t('intake.toBank')}</Link>}
    </section>
  )
}
