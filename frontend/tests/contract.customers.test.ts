import { expectTypeOf, test } from 'vitest'
import type { components } from '@/api/generated/schema'
import type { Word } from '@/api/words'
import type * as books from '@/features/books/data'
import type { OwnCompany, OwnContact } from '@/features/company/data'
import type { Bulk } from '@/features/crm/bulk'
import type { Customer, CustomerDetail, CustomerDraft } from '@/features/crm/data'
import type { CustomField, FieldKind } from '@/features/crm/fields'
import type { Import, Outcome, Preview, PreviewLine } from '@/features/crm/imports'
import type { Duplicate, Field, Merge, Reason } from '@/features/crm/joining'
import type { Contact, CustomerFile, Note, TimelineEvent } from '@/features/crm/records'
import type { Issuer } from '@/features/house/data'
import type { Profile } from '@/features/mine/data'
import type * as deals from '@/features/opportunities/data'
import type * as queries from '@/features/queries/data'
import type { Registration, Ways } from '@/features/registration/data'

type Hub = components['schemas']
/** The names we rely on; `npm run check` fails when the hub's schema loses one of them. */
type Missing<Mine, Theirs> = Exclude<keyof Mine, keyof Theirs>

test('what we read of customers is what the hub describes', () => {
  expectTypeOf<Missing<Customer, Hub['CustomerRecordShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<CustomerDetail, Hub['CustomerDetailShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<CustomField, Hub['CustomFieldShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<Word, Hub['WordShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<Note, Hub['NoteShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<CustomerFile, Hub['CustomerFileShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<Contact, Hub['ContactShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<TimelineEvent, Hub['TimelineEventShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<Bulk, Hub['BulkProgressShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<Duplicate, Hub['DuplicateShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<Merge, Hub['MergeShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<Import, Hub['ImportShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<Preview, Hub['ImportPreviewShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<PreviewLine, Hub['PreviewLineShape']>>().toEqualTypeOf<never>()
})

test('what we read of deals, questions and registrations is what the hub describes', () => {
  expectTypeOf<
    Missing<deals.OpportunityDetail, Hub['OpportunityDetailShape']>
  >().toEqualTypeOf<never>()
  expectTypeOf<Missing<queries.InquiryDetail, Hub['InquiryDetailShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<queries.Counts, Hub['InquiryCountsShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<Registration, Hub['RegistrationShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<Ways, Hub['WaysShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<Profile, Hub['ProfileShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<OwnCompany, Hub['OwnCompanyShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<OwnContact, Hub['ContactShape']>>().toEqualTypeOf<never>()
})

test('what we read of the books is what the hub describes', () => {
  expectTypeOf<Missing<books.Statement, Hub['StatementShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<books.Movement, Hub['MovementShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<books.Books, Hub['BooksShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<books.Audit, Hub['AuditShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<books.Sales, Hub['SalesShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<books.Locks, Hub['LocksShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<books.Mail, Hub['MailedShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<Issuer, Hub['IssuerShape']>>().toEqualTypeOf<never>()
})

test('what we write of customers is what the hub takes', () => {
  expectTypeOf<Missing<CustomerDraft, Hub['NewCustomerRequest']>>().toEqualTypeOf<never>()
})

test('the words of customers are the same', () => {
  type Told<Shape extends keyof Hub, Name extends keyof Hub[Shape]> = Hub[Shape][Name]
  expectTypeOf<Told<'CustomFieldShape', 'kind'>>().toEqualTypeOf<FieldKind>()
  expectTypeOf<Told<'DuplicateShape', 'reasons'>[number]>().toEqualTypeOf<Reason>()
  expectTypeOf<Told<'PreviewLineShape', 'outcome'>>().toEqualTypeOf<Outcome>()
  expectTypeOf<Told<'ImportShape', 'state'>>().toEqualTypeOf<Import['state']>()
  type Taken = NonNullable<Hub['MergeBodyRequest']['take']>[number]
  expectTypeOf<Taken>().toEqualTypeOf<Field>()
})
