import FullCalendar from '@fullcalendar/react'
import dayGrid from '@fullcalendar/react/daygrid'
import interaction from '@fullcalendar/react/interaction'
import list from '@fullcalendar/react/list'
import spanish from '@fullcalendar/react/locales/es'
import type { EventChangeInfo, EventInput } from '@fullcalendar/react/public-api'
import classic from '@fullcalendar/react/themes/classic'
import timeGrid from '@fullcalendar/react/timegrid'
import '@fullcalendar/react/skeleton.css'
import '@fullcalendar/react/themes/classic/theme.css'
import '@fullcalendar/react/themes/classic/palette.css'
import { useMediaQuery } from '@mantine/hooks'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useUser } from '@/api/session'
import { ErrorState } from '@/ui/ErrorState'
import { type CalendarOrder, useCalendar, useZone } from '../data'
import styles from '../dispatch.module.css'
import { usePlanning } from '../usePlanning'
import { addDays, dayOf } from '../zoned'
import { AssignDialog } from './AssignDialog'
import { eventsOf } from './events'

const PLUGINS = [classic, dayGrid, timeGrid, list, interaction]
const LOCALES = [spanish]
const WIDE = {
  left: 'prev,next today',
  center: 'title',
  right: 'dayGridMonth,timeGridWeek,timeGridDay',
}
const NARROW = { left: 'prev,next', center: 'title', right: 'listWeek,dayGridMonth' }
const TIME = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
/** An agenda and a day's hours have room for whole titles: a month would grow by them. */
const TOLD = { columnEventTitleClass: styles.told }
const VIEWS = {
  listWeek: { listItemEventTitleClass: styles.told, listItemEventTimeClass: styles.times },
  timeGridWeek: TOLD,
  timeGridDay: TOLD,
}
const SHORT_TITLE = { month: 'short', day: 'numeric' } as const

interface Props {
  /** Everybody, in the order that gives them their colours. */
  people: string[]
  /** Whose orders are shown; nobody named is everybody. */
  shown: string[]
}

export default function Calendar({ people, shown }: Props) {
  const { t, i18n } = useTranslation('dispatch')
  const zone = useZone()
  const { role } = useUser()
  const navigate = useNavigate()
  const canPlan = ['admin', 'clerk'].includes(role)
  const phone = useMediaQuery('(width < 768px)', false, { getInitialValueInEffect: false })
  const [span, setSpan] = useState({ since: '', until: '' })
  const days = useCalendar(span.since, span.until, span.since !== '')
  const planning = usePlanning()
  const [opened, setOpened] = useState<CalendarOrder | null>(null)
  const events = useMemo<EventInput[]>(
    () => (days.data ? eventsOf(days.data, { people, shown, canPlan, t }) : []),
    [days.data, people, shown, canPlan, t],
  )
  const find = (id: string) => days.data?.orders.find(each => each.id === id)

  const change = ({ event, revert }: EventChangeInfo) => {
    const order = find(event.id)
    if (!order || !event.start || !event.end) return revert()
    planning.plan(
      {
        order: order.id,
        version: order.version,
        technicians: order.technicians.map(each => each.id),
        starts_at: event.start.toISOString(),
        ends_at: event.end.toISOString(),
      },
      { onFailed: revert },
    )
  }
  const open = (id: string) => {
    const order = find(id)
    if (!order) return
    if (canPlan && order.allowed_transitions.includes('assign')) setOpened(order)
    else void navigate(role === 'technician' ? `/field/${id}` : `/orders/${id}`)
  }
  return (
    <>
      {days.isError && !days.data && (
        <ErrorState problem={null} onRetry={() => void days.refetch()} />
      )}
      <FullCalendar
        plugins={PLUGINS}
        locales={LOCALES}
        locale={i18n.language}
        timeZone={zone}
        firstDay={1}
        initialView={phone ? 'listWeek' : 'dayGridMonth'}
        headerToolbar={phone ? NARROW : WIDE}
        height="auto"
        nowIndicator
        titleFormat={phone ? SHORT_TITLE : undefined}
        eventTimeFormat={TIME}
        slotHeaderFormat={TIME}
        rowEventTitleClass={styles.short}
        blockEventClass={({ isDragging }) => (isDragging ? styles.lifted : undefined)}
        views={VIEWS}
        slotMinTime="06:00"
        slotMaxTime="21:00"
        dayMaxEvents={4}
        editable={canPlan}
        events={events}
        eventDrop={change}
        eventResize={change}
        eventClick={({ event }) => open(event.id)}
        datesSet={({ start, end }) =>
          setSpan({ since: dayOf(start, zone), until: addDays(dayOf(end, zone), -1) })
        }
      />
      {opened && (
        <AssignDialog
          chosen={{
            order: opened,
            technicians: opened.technicians.map(each => each.id),
            starts_at: opened.starts_at,
            ends_at: opened.ends_at,
          }}
          people={opened.technicians}
          onClose={() => setOpened(null)}
        />
      )}
      {planning.dialog}
    </>
  )
}
