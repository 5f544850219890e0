import { expectTypeOf, test } from 'vitest'
import type { components } from '@/api/generated/schema'
import type * as ours from '@/api/types'

type Hub = components['schemas']
/** The names we rely on; `npm run check` fails when the hub's schema loses one of them. */
type Missing<Mine, Theirs> = Exclude<keyof Mine, keyof Theirs>

test('what we read of the API is what the hub describes', () => {
  expectTypeOf<Missing<ours.Conversation, Hub['ConversationDetailShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<ours.Message, Hub['MessageShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<ours.Attachment, Hub['AttachmentShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<ours.Action, Hub['ActionShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<ours.FormField, Hub['FieldShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<ours.PanelSection, Hub['PanelSectionShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<ours.Counts, Hub['CountsShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<ours.Reaction, Hub['ReactionShape']>>().toEqualTypeOf<never>()
})

test('the words for kinds and states are the same', () => {
  type Told = Hub['MessageShape']
  expectTypeOf<Exclude<Told['kind'], ours.MessageKind>>().toEqualTypeOf<never>()
  expectTypeOf<Exclude<Told['state'], ours.MessageState>>().toEqualTypeOf<never>()
  expectTypeOf<Exclude<Told['direction'], ours.Direction>>().toEqualTypeOf<never>()
  type State = Hub['ConversationShape']['state']
  expectTypeOf<Exclude<State, ours.ConversationState>>().toEqualTypeOf<never>()
})
