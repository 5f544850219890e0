import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { complain } from '@/api/complain'
import { IconButton } from '@/ui/IconButton'
import { IconX } from '@/ui/icons'
import { notify } from '@/ui/notify'
import { type Step, useFirstSteps, useHideSteps } from '../data'
import styles from '../house.module.css'
import { Bar } from './Bar'

/** One line above the page while something is left to do; gone once everything is. */
export default function StepsStrip() {
  const { t, ready } = useTranslation('house', { useSuspense: false })
  const { pathname } = useLocation()
  const { data } = useFirstSteps()
  const hide = useHideSteps()
  const next = data?.steps.find(step => !step.done)
  if (!ready || !data || data.hidden || !next) return null
  const done = data.steps.filter(step => step.done).length
  const enough = () =>
    hide.mutate(true, { onSuccess: () => notify(t('steps.hidden')), onError: complain })
  return (
    <aside className={styles.strip} aria-label={t('steps.title')}>
      <Link to="/start" className={styles.stripTitle}>
        <strong>{t('steps.title')}</strong>
        <span className="tabular">{t('steps.count', { done, all: data.steps.length })}</span>
        <Bar done={done} all={data.steps.length} />
      </Link>
      {!pathname.startsWith(pageOf(next)) && (
        <Button component={Link} to={next.link} variant="light" size="compact-sm">
          {t(`step.${next.key}.action`)}
        </Button>
      )}
      <IconButton label={t('steps.hide')} icon={IconX} onClick={enough} />
    </aside>
  )
}

function pageOf({ link }: Step): string {
  return link.split('?')[0] ?? link
}
