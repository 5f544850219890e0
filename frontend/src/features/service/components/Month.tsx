import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Order } from '@/api/orders'
import { currentLanguage } from '@/lib/i18n'
import { IconButton } from '@/ui/IconButton'
import { IconBack, IconForward } from '@/ui/icons'
import { dayOf, weeksOf } from '../calendar'
import styles from '../service.module.css'

interface Props {
  orders: Order[]
  /** The day whose visits are shown; null shows all. */
  day: string | null
  onDay: (day: string | null) => void
}

/** A month with the days on which somebody comes or came. */
export function Month({ orders, day, onDay }: Props) {
  const { t } = useTranslation('service')
  const [shown, setShown] = useState(() => (day ? new Date(`${day}T12:00`) : new Date()))
  const language = currentLanguage()
  const named = (options: Intl.DateTimeFormatOptions, at: Date) =>
    new Intl.DateTimeFormat(language, options).format(at)
  const visits = new Map<string, number>()
  for (const { starts_at } of orders) {
    if (starts_at) visits.set(dayOf(starts_at), (visits.get(dayOf(starts_at)) ?? 0) + 1)
  }
  const weeks = weeksOf(shown.getFullYear(), shown.getMonth())
  const turn = (by: number) => {
    setShown(new Date(shown.getFullYear(), shown.getMonth() + by, 1))
    onDay(null)
  }
  return (
    <section className={styles.month} aria-label={t('view.dates')}>
      <header>
        <IconButton
          label={t('before')}
          icon={IconBack}
          variant="default"
          onClick={() => turn(-1)}
        />
        <strong aria-live="polite">{named({ month: 'long', year: 'numeric' }, shown)}</strong>
        <IconButton
          label={t('after')}
          icon={IconForward}
          variant="default"
          onClick={() => turn(1)}
        />
      </header>
      <table>
        <thead>
          <tr>
            {weeks[0]?.map(at => (
              <th key={at.getDay()} scope="col" abbr={named({ weekday: 'long' }, at)}>
                {named({ weekday: 'short' }, at)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map(week => (
            <tr key={dayOf(week[0] ?? '')}>
              {week.map(at => (
                <td key={dayOf(at)}>
                  <Day
                    at={at}
                    other={at.getMonth() !== shown.getMonth()}
                    count={visits.get(dayOf(at)) ?? 0}
                    chosen={dayOf(at) === day}
                    label={named({ day: 'numeric', month: 'long' }, at)}
                    onPick={() => onDay(dayOf(at) === day ? null : dayOf(at))}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface DayProps {
  at: Date
  other: boolean
  count: number
  chosen: boolean
  label: string
  onPick: () => void
}

function Day({ at, other, count, chosen, label, onPick }: DayProps) {
  const { t } = useTranslation('service')
  const said = {
    className: styles.day,
    'data-other': other || undefined,
    'aria-current': dayOf(at) === dayOf(new Date()) ? ('date' as const) : undefined,
  }
  if (count === 0) return <span {...said}>{at.getDate()}</span>
  return (
    <button
      type="button"
      {...said}
      aria-pressed={chosen}
      aria-label={t('visits', { day: label, count })}
      onClick={onPick}
    >
      {at.getDate()}
    </button>
  )
}
