import { Button, Switch, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { complain } from '@/api/complain'
import { fieldErrors } from '@/api/errors'
import { rowsOf } from '@/api/pages'
import { useUser } from '@/api/session'
import { Age } from '@/ui/Age'
import { Amount } from '@/ui/Amount'
import { EmptyState } from '@/ui/EmptyState'
import { FormDialog } from '@/ui/FormDialog'
import { IconBell } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { MoreButton } from '@/ui/MoreButton'
import { Row, Rows } from '@/ui/Page'
import pageStyles from '@/ui/page.module.css'
import { StateChip, type Tone } from '@/ui/StateChip'
import { Frame } from '../components/Frame'
import {
  type Level,
  type Reminder,
  useLevels,
  useReminders,
  useSaveLevel,
  useWaiting,
} from '../reminders'

const TONE: Record<Reminder['state'], Tone> = {
  said: 'ok',
  mailed: 'ok',
  queued: 'primary',
  untold: 'bad',
}

/** How customers are reminded of what they owe, who is next, and what each was told. */
export default function RemindersPage() {
  const { t } = useTranslation('payments')
  return (
    <Frame>
      <Levels />
      <Next />
      <section className={pageStyles.section} aria-labelledby="log">
        <h2 id="log">{t('told')}</h2>
        <Log />
      </section>
    </Frame>
  )
}

function Levels() {
  const { t } = useTranslation('payments')
  const levels = useLevels()
  const save = useSaveLevel()
  const admin = useUser().role === 'admin'
  const [editing, setEditing] = useState<Level | null>(null)
  return (
    <section className={pageStyles.section} aria-labelledby="levels">
      <h2 id="levels">{t('levels')}</h2>
      <p>{t('levelsText')}</p>
      <Loading of={levels}>
        {() => (
          <Rows>
            {levels.data?.map(level => (
              <Row key={level.id} name={nameOf(t, level.days)} note={level.text_es}>
                <Switch
                  aria-label={nameOf(t, level.days)}
                  disabled={!admin}
                  checked={level.is_on}
                  onChange={event =>
                    save.mutate(
                      { id: level.id, is_on: event.currentTarget.checked },
                      { onError: complain },
                    )
                  }
                />
                {admin && (
                  <Button variant="default" onClick={() => setEditing(level)}>
                    {t('words')}
                  </Button>
                )}
              </Row>
            ))}
          </Rows>
        )}
      </Loading>
      {editing && <WordsDialog level={editing} onClose={() => setEditing(null)} />}
    </section>
  )
}

function WordsDialog({ level, onClose }: { level: Level; onClose: () => void }) {
  const { t } = useTranslation('payments')
  const save = useSaveLevel()
  const [es, setEs] = useState(level.text_es)
  const [en, setEn] = useState(level.text_en)
  const [errors, setErrors] = useState<Record<string, string>>({})
  function submit(event: FormEvent) {
    event.preventDefault()
    save.mutate(
      { id: level.id, text_es: es, text_en: en },
      {
        onSuccess: onClose,
        onError: error => {
          const found = fieldErrors(error)
          setErrors(found)
          if (Object.keys(found).length === 0) complain(error)
        },
      },
    )
  }
  return (
    <FormDialog
      title={nameOf(t, level.days)}
      action={t('common:save')}
      busy={save.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t('holes')}</p>
      <Textarea
        label={t('spanish')}
        autosize
        minRows={4}
        maxLength={900}
        value={es}
        error={errors.text_es && t('holesNeeded')}
        onChange={event => setEs(event.currentTarget.value)}
      />
      <Textarea
        label={t('english')}
        autosize
        minRows={4}
        maxLength={900}
        value={en}
        error={errors.text_en && t('holesNeeded')}
        onChange={event => setEn(event.currentTarget.value)}
      />
    </FormDialog>
  )
}

function Next() {
  const { t } = useTranslation('payments')
  const waiting = useWaiting()
  return (
    <section className={pageStyles.section} aria-labelledby="next">
      <h2 id="next">{t('next')}</h2>
      <p>{t(waiting.data?.is_time === false ? 'notNow' : 'nextText')}</p>
      <Loading of={waiting}>
        {() =>
          waiting.data?.results.length ? (
            <Rows>
              {waiting.data.results.map(row => (
                <Row
                  key={`${row.customer.id} ${row.days}`}
                  name={
                    <Link to={`/customers/${row.customer.id}?tab=collection`}>
                      {row.customer.name}
                    </Link>
                  }
                  note={`${nameOf(t, row.days)} · ${row.invoices.map(each => each.label).join(', ')}`}
                >
                  <Amount value={row.total} />
                </Row>
              ))}
            </Rows>
          ) : (
            <p>{t('nobodyNext')}</p>
          )
        }
      </Loading>
    </section>
  )
}

function Log() {
  const { t } = useTranslation('payments')
  const log = useReminders({})
  const rows = rowsOf(log.data)
  return (
    <>
      <Loading of={log}>
        {() =>
          rows.length === 0 ? (
            <EmptyState icon={IconBell} title={t('noneTold')} text={t('noneToldText')} />
          ) : (
            <Rows>
              {rows.map(row => (
                <Row
                  key={row.id}
                  name={
                    <Link to={`/customers/${row.customer.id}?tab=collection`}>
                      {row.customer.name}
                    </Link>
                  }
                  note={
                    <>
                      {nameOf(t, row.days)} · {row.invoices.map(each => each.label).join(', ')} ·{' '}
                      {row.via || t(`refusal.${row.reason}`, row.reason)} ·{' '}
                      <Age at={row.created_at} />
                    </>
                  }
                >
                  <StateChip tone={TONE[row.state]}>{t(`reminder.${row.state}`)}</StateChip>
                  <Amount value={row.total} />
                </Row>
              ))}
            </Rows>
          )
        }
      </Loading>
      <MoreButton of={log} />
    </>
  )
}

function nameOf(t: (key: string, values: { count: number }) => string, days: number): string {
  if (days === 0) return t('level.zero', { count: 0 })
  return t(days < 0 ? 'level.before' : 'level.after', { count: Math.abs(days) })
}
