import { expectTypeOf, test } from 'vitest'
import type { components } from '@/api/generated/schema'
import type {
  AfterSettings,
  BilledInvoice,
  ChargeLine,
  Charges,
  DocumentVersion,
  FollowUp,
  OrderDocument,
  Rate,
  Review,
  Survey,
  Visit,
} from '@/features/aftercare/data'

type Hub = components['schemas']
/** What we read that the hub does not describe. */
type Missing<Ours, Described> = Exclude<keyof Ours, keyof Described>

test('what we read of what followed from an order is what the hub describes', () => {
  expectTypeOf<Missing<Charges, Hub['ChargesShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<ChargeLine, Hub['ChargeLineShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<BilledInvoice, Hub['BilledInvoiceShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<FollowUp, Hub['AfterOrderShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<Survey, Hub['SurveyShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<Review, Hub['ReviewShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<Visit, Hub['VisitShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<OrderDocument, Hub['OrderDocumentShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<DocumentVersion, Hub['OrderDocumentVersionShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<Rate, Hub['RateShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<AfterSettings, Hub['AfterSettingsShape']>>().toEqualTypeOf<never>()
})
