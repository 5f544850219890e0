import { Button, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { findParts, type Job, type Part, useFieldDay } from '../data'
import styles from '../field.module.css'

/** Which parts went into it. */
export function Parts({ job, writing }: { job: Job; writing: boolean }) {
  const { t } = useTranslation('fieldday')
  const { data } = useFieldDay()
  return (
    <section className={styles.part}>
      <h2>{t('parts')}</h2>
      {job.parts.length === 0 && <p className={styles.dim}>{t('noParts')}</p>}
      {job.parts.length > 0 && (
        <ul className={styles.used}>
          {job.parts.map((each, at) => (
            <li key={at}>
              <span>
                {each.code} {each.name}
              </span>
              <span>
                {each.quantity} {each.unit}
              </span>
            </li>
          ))}
        </ul>
      )}
      {writing && <Finder job={job} />}
      {writing && !data?.kept && (
        <Button component={Link} to={`/orders/${job.id}?tab=parts`} variant="subtle">
          {t('askPart')}
        </Button>
      )}
    </section>
  )
}

function Finder({ job }: { job: Job }) {
  const { t } = useTranslation('fieldday')
  const { queue } = useFieldDay()
  const [words, setWords] = useState('')
  const [chosen, setChosen] = useState<Part | null>(null)
  const [quantity, setQuantity] = useState('1')
  const [asked] = useDebouncedValue(words.trim(), 250)
  const { data, error } = useQuery({
    queryKey: ['fieldday', 'parts', asked],
    queryFn: () => findParts(asked),
    enabled: asked.length > 1 && !chosen,
    retry: false,
  })
  const wrong = !/^\d+([.,]\d+)?$/.test(quantity) || Number(quantity.replace(',', '.')) <= 0
  const use = () => {
    if (!chosen || wrong) return
    const { id: part, code, name, unit } = chosen
    const said = quantity.replace(',', '.')
    void queue.add(job.id, job.number, { kind: 'part', part, code, name, unit, quantity: said })
    setChosen(null)
    setWords('')
    setQuantity('1')
  }
  return (
    <div className={styles.finder}>
      <TextInput
        label={t('findPart')}
        placeholder={t('findPartHint')}
        value={words}
        error={error ? t('partsOffline') : undefined}
        onChange={event => {
          setWords(event.currentTarget.value)
          setChosen(null)
        }}
      />
      {!chosen && data && (
        <ul className={styles.found} aria-label={t('findPart')}>
          {data.results.length === 0 && <li className={styles.dim}>{t('noPart')}</li>}
          {data.results.map(part => (
            <li key={part.id}>
              <button
                type="button"
                onClick={() => {
                  setChosen(part)
                  setWords(`${part.code} ${part.name}`.trim())
                }}
              >
                {part.code} {part.name}
              </button>
            </li>
          ))}
        </ul>
      )}
      {chosen && (
        <div className={styles.buttons}>
          <TextInput
            aria-label={t('quantity')}
            value={quantity}
            inputMode="decimal"
            error={wrong}
            w={96}
            onChange={event => setQuantity(event.currentTarget.value)}
          />
          <Button onClick={use}>{t('usePart')}</Button>
        </div>
      )}
    </div>
  )
}
