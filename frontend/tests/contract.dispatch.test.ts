import { expectTypeOf, test } from 'vitest'
import type { components } from '@/api/generated/schema'
import type * as ours from '@/features/dispatch/data'
import type { Expiring, Rules, Shift, Technician } from '@/features/dispatch/people'

type Hub = components['schemas']
/** The names we rely on; `npm run check` fails when the hub's schema loses one of them. */
type Missing<Mine, Theirs> = Exclude<keyof Mine, keyof Theirs>

test('what we read of the schedule is what the hub describes', () => {
  expectTypeOf<Missing<ours.Board, Hub['BoardShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<ours.Planned, Hub['PlannedOrderShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<ours.Lane, Hub['LaneShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<ours.Booked, Hub['BookedShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<ours.Slot, Hub['SlotShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<ours.Slots, Hub['SlotsShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<ours.CalendarDays, Hub['CalendarShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<ours.FeedLink, Hub['CalendarLinkShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<Technician, Hub['TechnicianShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<Shift, Hub['ShiftShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<Expiring, Hub['ExpiringShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<Rules, Hub['DispatchRulesShape']>>().toEqualTypeOf<never>()
})
