import { MultiSelect } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useUser } from '@/api/session'
import { COUNTER, type Role } from '@/lib/roles'
import { Page } from '@/ui/Page'
import { Skeletons } from '@/ui/Skeletons'
import { FeedLink } from '../components/FeedLink'
import styles from '../dispatch.module.css'
import { useTechnicians } from '../people'

// The library of the calendar weighs more than a page: it comes when it is looked at.
const Calendar = lazy(() => import('../components/Calendar'))
const OFFICE: readonly Role[] = ['admin', 'clerk']

/** Orders by month, week and day; drag one to another time. */
export default function CalendarPage() {
  const { t } = useTranslation('dispatch')
  const counter = COUNTER.includes(useUser().role)
  const phone = useMediaQuery('(width < 768px)', false, { getInitialValueInEffect: false })
  const plans = !phone && OFFICE.includes(useUser().role)
  const technicians = useTechnicians().data ?? []
  const [shown, setShown] = useState<string[]>([])
  return (
    <Page title={t('calendar.title')} text={plans && t('calendar.text')} action={<FeedLink />} wide>
      {counter && (
        <MultiSelect
          aria-label={t('calendar.filter')}
          placeholder={shown.length === 0 ? t('calendar.everybody') : undefined}
          data={technicians.map(({ id, name }) => ({ value: id, label: name }))}
          value={shown}
          onChange={setShown}
          clearable
          clearButtonProps={{ 'aria-label': t('clear') }}
        />
      )}
      <div className={styles.calendar}>
        <Suspense fallback={<Skeletons rows={8} />}>
          <Calendar people={technicians.map(each => each.id)} shown={shown} />
        </Suspense>
      </div>
    </Page>
  )
}
