import { useTranslation } from 'react-i18next'
import { type Board, type Booked, useZone } from '../data'
import styles from '../dispatch.module.css'
import { momentIn, timeIn } from '../zoned'
import { Capacity } from './Capacity'

interface Props {
  board: Board
  onOpen: (booked: Booked, lane: string) => void
}

/** The same on a phone: each technician with what they have that day. */
export function PhoneBoard({ board, onOpen }: Props) {
  const { t } = useTranslation('dispatch')
  const zone = useZone()
  return (
    <>
      {board.lanes.map(lane => (
        <section key={lane.technician.id} className={styles.person}>
          <h2>{lane.technician.name}</h2>
          <Capacity lane={lane} />
          {lane.absences.map(each => (
            <p key={each.id} className={styles.awayDay}>
              {t(`absence.${each.kind}`)} · {momentIn(each.starts_at, zone)} –{' '}
              {momentIn(each.ends_at, zone)}
            </p>
          ))}
          {lane.bookings.length === 0 ? (
            <p className={styles.dim}>{t('free')}</p>
          ) : (
            <ul className={styles.waiting}>
              {lane.bookings.map(each => (
                <li key={each.id}>
                  <button
                    type="button"
                    className={styles.card}
                    data-risk={each.order.risk}
                    onClick={() => onOpen(each, lane.technician.id)}
                  >
                    <span className={styles.first}>
                      <strong>
                        {timeIn(each.starts_at, zone)}–{timeIn(each.ends_at, zone)}
                      </strong>
                      <span className={styles.number}>{each.order.number}</span>
                    </span>
                    <strong>{each.order.title}</strong>
                    <span className={styles.dim}>
                      {each.order.customer.name}
                      {each.eta_at && ` · ${t('arrives', { at: timeIn(each.eta_at, zone) })}`}
                      {each.away && ` · ${t('away')}`}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          )}
        </section>
      ))}
    </>
  )
}
