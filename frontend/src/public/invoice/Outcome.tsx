import { useTranslation } from 'react-i18next'
import { formatMoney } from '@/lib/format'
import { IconAlert, IconCheck, IconClock } from '@/ui/icons'
import type { Paper } from './data'
import { dayOf } from './day'
import styles from './pay.module.css'

/** How the document stands, in one line that changes by itself. */
export function Outcome({ paper }: { paper: Paper }) {
  const { t } = useTranslation('public/invoice')
  if (paper.state === 'paid') {
    return (
      <p className={styles.outcome} data-tone="ok">
        <IconCheck size={22} />
        <span>
          <b>{t('paid')}</b> {t('paidText', { amount: formatMoney(paper.total) })}
        </span>
      </p>
    )
  }
  if (paper.state === 'void') return <Closed text={t('void')} />
  if (paper.state === 'uncollectible') return <Closed text={t('closed')} />
  return (
    <p className={styles.outcome} data-tone={paper.overdue ? 'bad' : 'plain'}>
      <IconClock size={22} />
      <span>{t(paper.overdue ? 'overdue' : 'due', { day: dayOf(paper.due_on) })}</span>
    </p>
  )
}

function Closed({ text }: { text: string }) {
  return (
    <p className={styles.outcome} data-tone="plain">
      <IconAlert size={22} />
      <span>{text}</span>
    </p>
  )
}
