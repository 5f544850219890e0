import { expectTypeOf, test } from 'vitest'
import type { components } from '@/api/generated/schema'
import type * as ours from '@/api/orders'
import type { Kind, KindSkill, MachineChoice } from '@/features/orders/data'
import type { OwnMachine } from '@/features/service/data'

type Hub = components['schemas']
/** The names we rely on; `npm run check` fails when the hub's schema loses one of them. */
type Missing<Mine, Theirs> = Exclude<keyof Mine, keyof Theirs>

test('what we read of service orders is what the hub describes', () => {
  expectTypeOf<Missing<ours.Order, Hub['OrderShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<ours.OrderDetail, Hub['OrderDetailShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<ours.OrderStep, Hub['OrderStepShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<ours.Booking, Hub['BookingShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<Kind, Hub['ServiceKindShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<KindSkill, Hub['KindSkillShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<MachineChoice, Hub['MachineShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<OwnMachine, Hub['MachineShape']>>().toEqualTypeOf<never>()
})

test('the words for states and priorities are the same', () => {
  type Told = Hub['OrderShape']
  expectTypeOf<Exclude<Told['state'], ours.OrderState>>().toEqualTypeOf<never>()
  expectTypeOf<Exclude<Told['priority'], ours.Priority>>().toEqualTypeOf<never>()
})
