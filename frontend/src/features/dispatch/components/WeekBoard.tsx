import { useTranslation } from 'react-i18next'
import { type Board, type Booked, useZone } from '../data'
import styles from '../dispatch.module.css'
import { dayOf, shortDay, timeIn } from '../zoned'
import { Capacity } from './Capacity'

interface Props {
  board: Board
  days: string[]
  onOpen: (booked: Booked, lane: string) => void
  onDay: (day: string) => void
}

/** A week of everybody: a row for each technician, a column for each day. */
export function WeekBoard({ board, days, onOpen, onDay }: Props) {
  const { t } = useTranslation('dispatch')
  const zone = useZone()
  const off = new Map(board.days_off.map(each => [each.on, each.name || t('dayOff')]))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reached by keyboard.
    <section className={styles.week} aria-label={t('week')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('technician')}</th>
            {days.map(day => (
              <th key={day} scope="col">
                <button type="button" onClick={() => onDay(day)}>
                  {shortDay(day)}
                </button>
                {off.has(day) && <span className={styles.dim}>{off.get(day)}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {board.lanes.map(lane => (
            <tr key={lane.technician.id}>
              <th scope="row">
                {lane.technician.name}
                <Capacity lane={lane} />
              </th>
              {days.map(day => (
                <td key={day} data-off={off.has(day) || undefined}>
                  {lane.absences
                    .filter(each => holds(each, day, zone))
                    .map(each => (
                      <span key={each.id} className={styles.awayDay}>
                        {t(`absence.${each.kind}`)}
                      </span>
                    ))}
                  {lane.bookings
                    .filter(each => dayOf(each.starts_at, zone) === day)
                    .map(each => (
                      <button
                        key={each.id}
                        type="button"
                        className={styles.chip}
                        data-risk={each.order.risk}
                        data-away={each.away || undefined}
                        onClick={() => onOpen(each, lane.technician.id)}
                      >
                        <strong>{timeIn(each.starts_at, zone)}</strong> {each.order.title}
                        {each.eta_at && ` · ${t('arrives', { at: timeIn(each.eta_at, zone) })}`}
                      </button>
                    ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function holds(each: { starts_at: string; ends_at: string }, day: string, zone: string): boolean {
  const last = Date.parse(each.ends_at) - 1
  return dayOf(each.starts_at, zone) <= day && day <= dayOf(last, zone)
}
