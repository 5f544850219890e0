import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useUser } from '@/api/session'
import { useAddress } from '@/lib/useAddress'
import { EmptyState } from '@/ui/EmptyState'
import { IconButton } from '@/ui/IconButton'
import { IconBack, IconForward, IconWrench } from '@/ui/icons'
import { Loading } from '@/ui/Loading'
import { AssignDialog, type Chosen } from '../components/AssignDialog'
import { DayBoard } from '../components/DayBoard'
import { PhoneBoard } from '../components/PhoneBoard'
import { Queue } from '../components/Queue'
import { WeekBoard } from '../components/WeekBoard'
import { type Board, type Booked, type Planned, useBoard, useZone } from '../data'
import styles from '../dispatch.module.css'
import { windowOf } from '../geometry'
import { type Dragged, type Landing, useDrag } from '../useDrag'
import { usePlanning } from '../usePlanning'
import { addDays, dayOf, daysBetween, daysFrom, instantOf, longDay, mondayOf } from '../zoned'

const WEEK = 7

/** Who waits, and everybody's time: drag it there, or choose it by the form. */
export default function DispatchPage() {
  const { t } = useTranslation('dispatch')
  const zone = useZone()
  const phone = useMediaQuery('(width < 900px)', false, { getInitialValueInEffect: false })
  const [params, change] = useAddress('/dispatch')
  const day = params.get('on') || dayOf(new Date(), zone)
  const week = params.get('view') === 'week' && !phone
  const since = week ? mondayOf(day) : day
  const board = useBoard(since, week ? addDays(since, WEEK - 1) : since)
  const step = week ? WEEK : 1
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t('title')}</h1>
        <div className={styles.steps}>
          <IconButton
            icon={IconBack}
            label={t('before')}
            onClick={() => change({ on: addDays(day, -step) })}
          />
          <TextInput
            type="date"
            aria-label={t('day')}
            value={day}
            onChange={event =>
              event.currentTarget.value && change({ on: event.currentTarget.value })
            }
          />
          <IconButton
            icon={IconForward}
            label={t('after')}
            onClick={() => change({ on: addDays(day, step) })}
          />
          <Button variant="default" onClick={() => change({ on: null })}>
            {t('today')}
          </Button>
        </div>
        {!phone && (
          <SegmentedControl
            aria-label={t('view')}
            value={week ? 'week' : 'day'}
            onChange={view => change({ view: view === 'week' ? view : null })}
            data={[
              { value: 'day', label: t('viewDay') },
              { value: 'week', label: t('viewWeek') },
            ]}
          />
        )}
        <p className={styles.dim}>
          {week ? daysBetween(since, addDays(since, WEEK - 1)) : longDay(day)}
        </p>
      </header>
      <Loading of={board} rows={6}>
        {() =>
          board.data && (
            <Planning
              board={board.data}
              day={since}
              week={week}
              phone={phone}
              onDay={on => change({ on, view: null })}
            />
          )
        }
      </Loading>
    </div>
  )
}

interface Props {
  board: Board
  day: string
  week: boolean
  phone: boolean
  onDay: (day: string) => void
}

function Planning({ board, day, week, phone, onDay }: Props) {
  const { t } = useTranslation('dispatch')
  const zone = useZone()
  const canPlan = ['admin', 'clerk'].includes(useUser().role)
  const planning = usePlanning()
  const navigate = useNavigate()
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const window = useMemo(() => windowOf(board.lanes, Date.parse(board.starts_at)), [board])
  const people = board.lanes.map(lane => lane.technician)

  const drop = (what: Dragged, { lane, stretch }: Landing) => {
    const { order } = what
    const others = sentTo(board, order.id).filter(id => id !== what.from && id !== lane)
    planning.plan({
      order: order.id,
      version: order.version,
      starts_at: instantOf(day, stretch.from, zone).toISOString(),
      ends_at: instantOf(day, stretch.to, zone).toISOString(),
      technicians: [...others, lane],
    })
  }
  const { grab, dragged, landing, at, wasDragged } = useDrag(window, drop)
  const open = (booked: Booked) => {
    const { order, starts_at, ends_at } = booked
    const movable = canPlan && order.allowed_transitions.includes('assign')
    if (wasDragged()) return
    if (!movable) return void navigate(`/orders/${order.id}`)
    setChosen({ order, starts_at, ends_at, technicians: sentTo(board, order.id) })
  }
  const choose = (order: Planned) => {
    if (!wasDragged()) setChosen({ order, technicians: [], starts_at: null })
  }
  if (board.lanes.length === 0) {
    return <EmptyState icon={IconWrench} title={t('nobody')} text={t('nobodyText')} />
  }
  return (
    <div className={styles.board} data-dragging={dragged ? true : undefined}>
      <Queue
        orders={board.queue}
        waiting={board.waiting}
        canPlan={canPlan}
        onGrab={(event, order) =>
          !week &&
          !phone &&
          grab(event, {
            order,
            from: null,
            stretch: { from: 0, to: order.minutes },
            resizing: false,
          })
        }
        onOpen={choose}
      />
      {phone && <PhoneBoard board={board} onOpen={open} />}
      {!phone && week && (
        <WeekBoard board={board} days={daysFrom(day, WEEK)} onOpen={open} onDay={onDay} />
      )}
      {!phone && !week && (
        <DayBoard
          board={board}
          window={window}
          canPlan={canPlan}
          dragged={dragged}
          landing={landing}
          onGrab={grab}
          onOpen={open}
        />
      )}
      {dragged && !landing && (
        <div className={styles.carried} style={{ left: at.x, top: at.y }} aria-hidden>
          {dragged.order.number} · {dragged.order.title}
        </div>
      )}
      {chosen && <AssignDialog chosen={chosen} people={people} onClose={() => setChosen(null)} />}
      {planning.dialog}
    </div>
  )
}

/** Who is booked for an order on this board. */
function sentTo(board: Board, order: string): string[] {
  return board.lanes
    .filter(lane => lane.bookings.some(each => each.order.id === order))
    .map(lane => lane.technician.id)
}
