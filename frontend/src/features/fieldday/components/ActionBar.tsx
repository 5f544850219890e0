import { Button, Menu, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormDialog } from '@/ui/FormDialog'
import { IconMore } from '@/ui/icons'
import { type Job, type Step, useFieldDay } from '../data'
import styles from '../field.module.css'
import { DepartDialog } from './DepartDialog'
import { FinishDialog } from './FinishDialog'

/** The next thing to do, in reach of the thumb; by where the order stands. */
const MAIN: Partial<Record<Job['state'], Step>> = {
  assigned: 'depart',
  en_route: 'start',
  in_progress: 'finish',
  paused: 'resume',
  waiting_parts: 'resume',
}
const STEPS: Step[] = ['depart', 'start', 'pause', 'resume', 'wait', 'give-up', 'finish']
const WITH_REASON: Step[] = ['pause', 'wait', 'give-up']
const ASKED: Step[] = ['depart', 'finish', ...WITH_REASON]

export function ActionBar({ job }: { job: Job }) {
  const { t } = useTranslation('fieldday')
  const { queue } = useFieldDay()
  const [asked, setAsked] = useState<Step | null>(null)
  const main = MAIN[job.state]
  const rest = STEPS.filter(step => step !== main && job.allowed_transitions.includes(step))
  if (!main || !job.allowed_transitions.includes(main)) return null
  const take = (step: Step, said: { reason?: string; eta_minutes?: number } = {}) => {
    setAsked(null)
    void queue.add(job.id, job.number, { kind: 'step', step, reason: '', ...said })
  }
  const press = (step: Step) => (ASKED.includes(step) ? setAsked(step) : take(step))
  return (
    <div className={styles.bar}>
      {rest.length > 0 && (
        <Menu position="top-start" withinPortal>
          <Menu.Target>
            <Button variant="default" size="lg" aria-label={t('more')}>
              <IconMore size={20} />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {rest.map(step => (
              <Menu.Item key={step} onClick={() => press(step)}>
                {t(`step.${step}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      <Button size="lg" className={styles.main} onClick={() => press(main)}>
        {t(`step.${main}`)}
      </Button>
      {asked === 'finish' && (
        <FinishDialog job={job} onClose={() => setAsked(null)} onFinish={() => take('finish')} />
      )}
      {asked === 'depart' && (
        <DepartDialog
          onClose={() => setAsked(null)}
          onLeave={minutes => take('depart', minutes === null ? {} : { eta_minutes: minutes })}
        />
      )}
      {asked && WITH_REASON.includes(asked) && (
        <WhyDialog
          step={asked}
          onClose={() => setAsked(null)}
          onSaid={reason => take(asked, { reason })}
        />
      )}
    </div>
  )
}

interface WhyProps {
  step: Step
  onClose: () => void
  onSaid: (reason: string) => void
}

function WhyDialog({ step, onClose, onSaid }: WhyProps) {
  const { t } = useTranslation('fieldday')
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim()) onSaid(reason.trim())
    else setProblem(t('reason.missing'))
  }
  return (
    <FormDialog
      title={t('reason.title')}
      action={t(`step.${step}`)}
      busy={false}
      onSubmit={submit}
      onClose={onClose}
    >
      <Textarea
        label={t('reason.label')}
        value={reason}
        error={problem}
        autosize
        minRows={2}
        maxLength={500}
        data-autofocus
        onChange={event => setReason(event.currentTarget.value)}
      />
    </FormDialog>
  )
}
