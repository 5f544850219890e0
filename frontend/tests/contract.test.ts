import { expectTypeOf, test } from 'vitest'
import type { AlertSettings } from '@/alerts/settings'
import type { components } from '@/api/generated/schema'
import type * as ours from '@/api/types'
import type { Bot, Token } from '@/features/bots/data'
import type { Delivery, Subscription } from '@/features/bots/subscriptions'
import type { Hook } from '@/features/chat/hooks/data'
import type { Invitation, Notice } from '@/features/notifications/data'
import type * as reports from '@/features/reports/data'

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

test('what we read of notices and programs is what the hub describes', () => {
  expectTypeOf<Missing<Notice, Hub['NotificationShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<AlertSettings, Hub['SettingsShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<Invitation, Hub['TelegramCodeShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<Bot, Hub['BotShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<Token, Hub['KeyShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<Subscription, Hub['SubscriptionShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<Delivery, Hub['DeliveryShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<Hook, Hub['HookShape']>>().toEqualTypeOf<never>()
})

test('what we read of reports is what the hub describes', () => {
  expectTypeOf<Missing<reports.Card, Hub['ReportCardShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<reports.Report, Hub['ReportShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<reports.Figure, Hub['FigureShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<reports.Run, Hub['ReportRunShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<reports.GoalTold, Hub['GoalToldShape']>>().toEqualTypeOf<never>()
  expectTypeOf<Missing<reports.Wall, Hub['WallboardShape']>>().toEqualTypeOf<never>()
})

test('the words for kinds and states are the same', () => {
  type Told = Hub['MessageShape']
  expectTypeOf<Exclude<Told['kind'], ours.MessageKind>>().toEqualTypeOf<never>()
  expectTypeOf<Exclude<Told['state'], ours.MessageState>>().toEqualTypeOf<never>()
  expectTypeOf<Exclude<Told['direction'], ours.Direction>>().toEqualTypeOf<never>()
  type State = Hub['ConversationShape']['state']
  expectTypeOf<Exclude<State, ours.ConversationState>>().toEqualTypeOf<never>()
})
