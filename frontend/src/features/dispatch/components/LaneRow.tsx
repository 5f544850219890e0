import { useTranslation } from 'react-i18next'
import { type Booked, type Lane, useZone } from '../data'
import styles from '../dispatch.module.css'
import { placed, type Stretch, stretchOf, troubles } from '../geometry'
import type { Dragged, Landing } from '../useDrag'
import { clock, timeIn } from '../zoned'
import { Capacity } from './Capacity'

interface Props {
  lane: Lane
  start: number
  window: Stretch
  hours: number[]
  travel: number
  /** Where the present is, in parts of a hundred. */
  now: number | null
  canPlan: boolean
  dragged: Dragged | null
  landing: Landing | null
  onGrab: (event: React.PointerEvent, what: Dragged) => void
  onOpen: (booked: Booked, lane: string) => void
}

/** The day of one technician. */
export function LaneRow({ lane, start, window, hours, now, ...rest }: Props) {
  const { t } = useTranslation('dispatch')
  const { technician } = lane
  return (
    <div className={styles.lane}>
      <div className={styles.who}>
        <strong>{technician.name}</strong>
        <Capacity lane={lane} />
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a strip of time has no element of its own. */}
      <div
        className={styles.strip}
        data-lane={technician.id}
        data-off={!lane.any_time || undefined}
        role="group"
        aria-label={t('laneOf', { name: technician.name })}
      >
        {lane.shifts.map(each => (
          <Block key={each.starts_at} kind="shift" at={placed(stretchOf(each, start), window)} />
        ))}
        {hours.map(hour => (
          <Block
            key={hour}
            kind="hour"
            at={{ left: placed({ from: hour, to: hour + 1 }, window)?.left ?? 0, width: 0 }}
          />
        ))}
        {lane.absences.map(each => (
          <Block
            key={each.id}
            kind="away"
            at={placed(stretchOf(each, start), window)}
            words={t(`absence.${each.kind}`)}
          />
        ))}
        {lane.bookings.map(each => (
          <Bar key={each.id} booked={each} lane={lane} start={start} window={window} {...rest} />
        ))}
        {now !== null && <div className={styles.now} style={{ left: `${now}%` }} />}
        <Ghost lane={lane} start={start} window={window} {...rest} />
      </div>
    </div>
  )
}

function Block({
  kind,
  at,
  words,
}: {
  kind: string
  at: { left: number; width: number } | null
  words?: string
}) {
  if (!at) return null
  return (
    <div className={styles[kind]} style={{ left: `${at.left}%`, width: `${at.width}%` }}>
      {words}
    </div>
  )
}

type BarProps = Pick<
  Props,
  'lane' | 'start' | 'window' | 'travel' | 'dragged' | 'landing' | 'canPlan' | 'onGrab' | 'onOpen'
>

function Bar({
  booked,
  lane,
  start,
  window,
  dragged,
  canPlan,
  onGrab,
  onOpen,
}: BarProps & { booked: Booked }) {
  const { t } = useTranslation('dispatch')
  const zone = useZone()
  const { order } = booked
  const stretch = stretchOf(booked, start)
  const at = placed(stretch, window)
  if (!at) return null
  const from = lane.technician.id
  const movable = canPlan && order.allowed_transitions.includes('assign')
  const grab = (event: React.PointerEvent, resizing: boolean) => {
    event.stopPropagation()
    if (movable) onGrab(event, { order, from, stretch, resizing })
  }
  const hours = `${clock(Math.max(0, stretch.from))}–${clock(Math.max(0, stretch.to))}`
  const arrives = booked.eta_at && t('arrives', { at: timeIn(booked.eta_at, zone) })
  return (
    <button
      type="button"
      className={styles.bar}
      style={{ left: `${at.left}%`, width: `${at.width}%` }}
      data-state={order.state}
      data-risk={order.risk}
      data-away={booked.away || undefined}
      data-fixed={!movable || undefined}
      data-held={dragged?.order.id === order.id || undefined}
      onPointerDown={event => grab(event, false)}
      onClick={() => onOpen(booked, from)}
      title={[hours, order.title, order.customer.name, arrives].filter(Boolean).join(' · ')}
    >
      <strong>{order.number}</strong>
      <span>{order.title}</span>
      {arrives && <span>{arrives}</span>}
      {booked.away && <span>{t('away')}</span>}
      <span className="visually-hidden">{hours}</span>
      {movable && (
        <span className={styles.handle} aria-hidden onPointerDown={event => grab(event, true)} />
      )}
    </button>
  )
}

/** Where it would land, and what speaks against that. */
function Ghost({ lane, start, window, travel, dragged, landing }: BarProps) {
  const { t } = useTranslation('dispatch')
  if (!dragged || !landing) return null
  const at = placed(landing.stretch, window)
  const found = troubles(landing.stretch, lane, start, dragged.order.id, travel)
  const bad = found.includes('overlap') || found.includes('absent')
  if (!at) return null
  return (
    <div
      className={styles.ghost}
      data-tone={bad ? 'bad' : found.length > 0 ? 'warn' : undefined}
      style={{ left: `${at.left}%`, width: `${at.width}%` }}
    >
      <strong>
        {clock(landing.stretch.from)}–{clock(landing.stretch.to)}
      </strong>
      {found.map(each => (
        <span key={each}>{t(`trouble.${each}`)}</span>
      ))}
    </div>
  )
}
