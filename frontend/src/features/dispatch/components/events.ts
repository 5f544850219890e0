import type { EventInput } from '@fullcalendar/react/public-api'
import type { TFunction } from 'i18next'
import type { CalendarDays } from '../data'
import { addDays } from '../zoned'

const HUES = 8

interface Asked {
  people: string[]
  shown: string[]
  canPlan: boolean
  t: TFunction<'dispatch'>
}

/** A technician's own colour, the same on every page; nobody's is grey. */
export function hueOf(technician: string | undefined, people: string[]): string {
  const place = technician === undefined ? -1 : people.indexOf(technician)
  return place < 0 ? 'none' : String(place % HUES)
}

/** What a calendar draws of some days. */
export function eventsOf({ orders, absences, days_off }: CalendarDays, asked: Asked): EventInput[] {
  const { people, shown, canPlan, t } = asked
  const isShown = (ids: string[]) => shown.length === 0 || ids.some(id => shown.includes(id))
  return [
    ...orders
      .filter(order => isShown(order.technicians.map(each => each.id)))
      .map(order => {
        const hue = hueOf(order.technicians[0]?.id, people)
        const movable = canPlan && order.allowed_transitions.includes('assign')
        return {
          id: order.id,
          title: [order.title, ...order.technicians.map(each => each.name)].join(' · '),
          start: order.starts_at ?? undefined,
          end: order.ends_at ?? undefined,
          editable: movable && order.technicians.length > 0,
          color: `var(--hue-${hue})`,
          contrastColor: `var(--hue-on)`,
        }
      }),
    ...absences
      .filter(each => isShown([each.technician.id]))
      .map(each => ({
        id: each.id,
        title: `${each.technician.name}: ${t(`absence.${each.kind}`)}`,
        start: each.starts_at,
        end: each.ends_at,
        editable: false,
        color: 'var(--hue-none)',
        contrastColor: 'var(--hue-on)',
      })),
    ...days_off.map(each => ({
      id: each.on,
      title: each.name || t('dayOff'),
      start: each.on,
      end: addDays(each.on, 1),
      allDay: true,
      editable: false,
      color: 'var(--hue-none)',
      contrastColor: 'var(--hue-on)',
    })),
  ]
}
