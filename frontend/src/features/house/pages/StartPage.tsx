import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { complain } from '@/api/complain'
import { EmptyState } from '@/ui/EmptyState'
import { IconChosen } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { Actions, Page } from '@/ui/Page'
import { Bar } from '../components/Bar'
import { type Step, useFirstSteps, useHideSteps } from '../data'
import styles from '../house.module.css'

/** Everything between an empty house and one that answers its customers. */
export default function StartPage() {
  const { t } = useTranslation('house')
  const asked = useFirstSteps()
  return (
    <Page title={t('steps.title')} text={t('steps.text')}>
      <Loading of={asked} rows={6}>
        {() => asked.data && <Steps steps={asked.data.steps} hidden={asked.data.hidden} />}
      </Loading>
    </Page>
  )
}

function Steps({ steps, hidden }: { steps: Step[]; hidden: boolean }) {
  const { t } = useTranslation('house')
  const hide = useHideSteps()
  const done = steps.filter(step => step.done).length
  const next = steps.find(step => !step.done)
  if (!next) {
    return (
      <EmptyState
        icon={IconChosen}
        title={t('steps.over')}
        text={t('steps.overText')}
        action={
          <Button component={Link} to="/inbox">
            {t('steps.inbox')}
          </Button>
        }
      />
    )
  }
  return (
    <>
      <div className={styles.progress} role="status">
        <span className="tabular">{t('steps.count', { done, all: steps.length })}</span>
        <Bar done={done} all={steps.length} />
      </div>
      <ol className={styles.steps}>
        {steps.map((step, place) => (
          <StepRow key={step.key} step={step} number={place + 1} isNext={step === next} />
        ))}
      </ol>
      <Actions>
        <Button
          variant="subtle"
          loading={hide.isPending}
          onClick={() => hide.mutate(!hidden, { onError: complain })}
        >
          {t(hidden ? 'steps.show' : 'steps.hide')}
        </Button>
      </Actions>
    </>
  )
}

function StepRow({ step, number, isNext }: { step: Step; number: number; isNext: boolean }) {
  const { t } = useTranslation('house')
  const { key, link, done } = step
  return (
    <li className={styles.step} data-done={done || undefined}>
      <span className={styles.mark} aria-hidden>
        {done ? <IconChosen size={22} /> : number}
      </span>
      <div className={styles.words}>
        <strong>{t(`step.${key}.title`)}</strong>
        <span>{t(done ? 'steps.done' : `step.${key}.text`)}</span>
      </div>
      {!done && (
        <Button component={Link} to={link} variant={isNext ? 'filled' : 'default'}>
          {t(`step.${key}.action`)}
        </Button>
      )}
    </li>
  )
}
