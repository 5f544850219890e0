import { NumberInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormDialog } from '@/ui/FormDialog'
import pages from '@/ui/page.module.css'
import { arrivalIn, MOST_MINUTES, USUAL_MINUTES } from '../arrival'
import styles from '../field.module.css'

interface Props {
  onClose: () => void
  /** Null where nobody says how long the way takes. */
  onLeave: (minutes: number | null) => void
}

/** How long the way takes, if that is known: at one press the usual ones, else in minutes. */
export function DepartDialog({ onClose, onLeave }: Props) {
  const { t } = useTranslation('fieldday')
  const [typed, setTyped] = useState<number | string>('')
  const [problem, setProblem] = useState('')
  const minutes = Number(typed)
  const known = typed !== '' && Number.isInteger(minutes) && minutes >= 1 && minutes <= MOST_MINUTES
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (typed === '' || known) onLeave(known ? minutes : null)
    else setProblem(t('depart.wrong'))
  }
  return (
    <FormDialog
      title={t('depart.title')}
      action={t('step.depart')}
      busy={false}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className={pages.words}>{t('depart.text')}</p>
      {/* biome-ignore lint/a11y/useSemanticElements: the buttons fill one field in common. */}
      <div className={styles.usual} role="group" aria-label={t('depart.usual')}>
        {USUAL_MINUTES.map(usual => (
          <button
            key={usual}
            type="button"
            aria-pressed={minutes === usual}
            onClick={() => {
              setTyped(minutes === usual ? '' : usual)
              setProblem('')
            }}
          >
            {t('depart.minutes', { count: usual })}
          </button>
        ))}
      </div>
      <NumberInput
        label={t('depart.own')}
        description={known ? t('depart.at', { at: arrivalIn(minutes) }) : t('depart.optional')}
        value={typed}
        error={problem}
        min={1}
        max={MOST_MINUTES}
        clampBehavior="none"
        allowDecimal={false}
        allowNegative={false}
        hideControls
        onChange={value => {
          setTyped(value)
          setProblem('')
        }}
      />
    </FormDialog>
  )
}
