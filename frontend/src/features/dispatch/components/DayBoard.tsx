import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useNow } from '@/lib/clock'
import type { Board, Booked } from '../data'
import styles from '../dispatch.module.css'
import { hoursOf, minutesAfter, placed, type Stretch } from '../geometry'
import type { Dragged, Landing } from '../useDrag'
import { clock } from '../zoned'
import { LaneRow } from './LaneRow'

interface Props {
  board: Board
  window: Stretch
  canPlan: boolean
  dragged: Dragged | null
  landing: Landing | null
  onGrab: (event: React.PointerEvent, what: Dragged) => void
  onOpen: (booked: Booked, lane: string) => void
}

/** A lane for each technician, hours from left to right. */
export function DayBoard({ board, window, dragged, landing, ...rest }: Props) {
  const { t } = useTranslation('dispatch')
  const start = Date.parse(board.starts_at)
  const hours = useMemo(() => hoursOf(window), [window])
  const now = useNow()
  const line = placed(
    { from: minutesAfter(new Date(now).toISOString(), start), to: Number.POSITIVE_INFINITY },
    window,
  )
  const showsNow = line && now >= start + window.from * 60_000
  return (
    <section className={styles.lanes} aria-label={t('lanes')}>
      <div className={styles.scale} aria-hidden>
        <span />
        <div>
          {hours.map(hour => (
            <span
              key={hour}
              style={{ left: `${placed({ from: hour, to: hour + 1 }, window)?.left}%` }}
            >
              {clock(hour)}
            </span>
          ))}
        </div>
      </div>
      {board.lanes.map(lane => (
        <LaneRow
          key={lane.technician.id}
          lane={lane}
          start={start}
          window={window}
          hours={hours}
          travel={board.travel_minutes}
          now={showsNow ? line.left : null}
          dragged={dragged}
          landing={landing?.lane === lane.technician.id ? landing : null}
          {...rest}
        />
      ))}
    </section>
  )
}
