import { Button, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '@/api/errors'
import { errorText } from '@/lib/errorText'
import { notify } from '@/ui/notify'
import { StateChip } from '@/ui/StateChip'
import { askFollowUp, type CheckedItem, type Job, useFieldDay, type Value } from '../data'
import styles from '../field.module.css'
import { ShootButton } from './Photos'

interface Props {
  job: Job
  writing: boolean
}

/** What is looked at, item by item; each answer is kept at once. */
export function Checks({ job, writing }: Props) {
  const { t } = useTranslation('fieldday')
  const { queue } = useFieldDay()
  return (
    <section className={styles.part}>
      <h2>{t('checklist')}</h2>
      {job.checklists.length === 0 && <p className={styles.dim}>{t('none_checklist')}</p>}
      {job.checklists.map(({ version, name, items }) => (
        <fieldset key={version} className={styles.checks} disabled={!writing}>
          <legend>{name}</legend>
          {items.map(item => (
            <div key={item.key} className={styles.check}>
              <Field
                job={job}
                item={item}
                onAnswer={value =>
                  void queue.add(job.id, job.number, {
                    kind: 'answer',
                    version,
                    item: item.key,
                    value,
                    reason: '',
                  })
                }
              />
              {item.is_bad && <Bad job={job} item={item} />}
            </div>
          ))}
        </fieldset>
      ))}
    </section>
  )
}

function Field({
  job,
  item,
  onAnswer,
}: {
  job: Job
  item: CheckedItem
  onAnswer: (value: Value) => void
}) {
  const { t } = useTranslation('fieldday')
  if (item.kind === 'check') {
    const names = { yes: t('yes'), no: t('no'), na: t('na') }
    return <Choices item={item} choices={Object.entries(names)} onAnswer={onAnswer} />
  }
  if (item.kind === 'choice') {
    const choices = item.choices.map((each): [string, string] => [each, each])
    return <Choices item={item} choices={choices} onAnswer={onAnswer} />
  }
  if (item.kind === 'photo') {
    return (
      <div className={styles.choices}>
        <Label item={item} />
        <span className={styles.buttons}>
          {item.value && <StateChip tone="ok">{t('taken')}</StateChip>}
          <ShootButton job={job} tag="other" item={item.key} label={t('take')} name={item.label} />
        </span>
      </div>
    )
  }
  return <Typed item={item} onAnswer={onAnswer} />
}

function Label({ item }: { item: CheckedItem }) {
  const { t } = useTranslation('fieldday')
  return (
    <span className={styles.label} id={`item-${item.key}`}>
      {item.label} {item.required && <small>({t('required')})</small>}
    </span>
  )
}

interface ChoicesProps {
  item: CheckedItem
  choices: [string, string][]
  onAnswer: (value: Value) => void
}

function Choices({ item, choices, onAnswer }: ChoicesProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset inside a fieldset is drawn as another frame.
    <div className={styles.choices} role="group" aria-labelledby={`item-${item.key}`}>
      <Label item={item} />
      <span className={styles.options}>
        {choices.map(([value, name]) => (
          <button
            key={value}
            type="button"
            aria-pressed={item.value === value}
            data-bad={value === 'no' || item.bad.includes(value) || undefined}
            onClick={() => onAnswer(item.value === value ? null : value)}
          >
            {name}
          </button>
        ))}
      </span>
    </div>
  )
}

function Typed({ item, onAnswer }: { item: CheckedItem; onAnswer: (value: Value) => void }) {
  const { t } = useTranslation('fieldday')
  const known = item.value === null ? '' : String(item.value)
  const [typed, setTyped] = useState(known)
  const [problem, setProblem] = useState('')
  useEffect(() => setTyped(known), [known])
  const isNumber = item.kind !== 'text'
  const unit = item.kind === 'meter' ? 'h' : item.unit
  const keep = () => {
    const said = typed.trim()
    if (said === known) return
    if (isNumber && said && !/^-?\d+([.,]\d+)?$/.test(said)) return setProblem(t('number'))
    setProblem('')
    onAnswer(item.kind === 'meter' && said ? Number.parseInt(said, 10) : said || null)
  }
  return (
    <TextInput
      label={<Label item={item} />}
      description={boundsOf(item, t)}
      value={typed}
      error={problem}
      inputMode={isNumber ? 'decimal' : 'text'}
      rightSection={unit ? <span className={styles.dim}>{unit}</span> : undefined}
      rightSectionWidth={unit ? 52 : undefined}
      onChange={event => setTyped(event.currentTarget.value)}
      onBlur={keep}
    />
  )
}

type Say = (key: string, values: Record<string, string | null>) => string

function boundsOf({ kind, min, max, unit }: CheckedItem, t: Say): string | undefined {
  if (kind !== 'number') return undefined
  if (min !== null && max !== null) return t('between', { min, max, unit })
  if (min !== null) return t('least', { min, unit })
  return max === null ? undefined : t('most', { max, unit })
}

/** Something is wrong: another visit is one tap away, and asked for once. */
function Bad({ job, item }: { job: Job; item: CheckedItem }) {
  const { t } = useTranslation('fieldday')
  const [busy, setBusy] = useState(false)
  const [made, setMade] = useState('')
  const ask = async () => {
    setBusy(true)
    try {
      setMade((await askFollowUp(job.id, item.key, `${job.id}:${item.key}`)).number)
    } catch (error) {
      if (error instanceof ApiError) notify(errorText(error), undefined, 'bad')
    } finally {
      setBusy(false)
    }
  }
  return (
    <p className={styles.bad}>
      <span>{t('bad')}</span>
      {made ? (
        <StateChip tone="ok">{t('followedUp', { number: made })}</StateChip>
      ) : (
        <Button variant="subtle" size="compact-md" loading={busy} onClick={() => void ask()}>
          {t('followUp')}
        </Button>
      )}
    </p>
  )
}
