import { expectTypeOf, test } from 'vitest'
import type { components } from '@/api/generated/schema'
import type * as parts from '@/features/parts/data'
import type * as requests from '@/features/parts/requests'
import type * as suppliers from '@/features/suppliers/data'

type Hub = components['schemas']
/** The names we rely on; `npm run check` fails when the hub's schema loses one of them. */
type Missing<Mine, Theirs> = Exclude<keyof Mine, keyof Theirs>

test('what we read of parts is what the hub describes', () => {
  expectTypeOf<Missing<parts.Part, Hub['PartShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<parts.PartDetail, Hub['PartDetailShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<parts.Move, Hub['MoveShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<parts.Location, Hub['LocationShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<parts.Use, Hub['UseShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<parts.Reservation, Hub['ReservationShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<parts.OrderParts, Hub['OrderPartsShape']>>().toEqualTypeOf<never>()
})

test('what we read of purchases and suppliers is what the hub describes', () => {
  type Request = Hub['PartsRequestShape']
  type Detail = Hub['PartsRequestDetailShape']
  expectTypeOf<Missing<requests.PartsRequest, Request>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<requests.RequestDetail, Detail>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<requests.RequestLine, Hub['PurchaseLineShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<requests.Offer, Hub['OfferShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<requests.Step, Hub['PartsStepShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<suppliers.Supplier, Hub['SupplierShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<suppliers.Contact, Hub['SupplierContactShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<suppliers.Purchase, Request>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<suppliers.Thread, Hub['ConversationShape']>>().toEqualTypeOf<never>()
})

test('the words for states are the same', () => {
  type Told = Hub['PartsRequestShape']['state']
  expectTypeOf<Exclude<Told, requests.State>>().toEqualTypeOf<never>()
})
