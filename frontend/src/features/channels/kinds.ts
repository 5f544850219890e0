import type { ChannelKind } from '@/api/types'

export type Connectable = Exclude<ChannelKind, 'web'>

/** The credentials of each kind, contract section 2. */
export const FIELDS: Record<Connectable, readonly string[]> = {
  telegram: ['bot_token', 'secret_token', 'mode'],
  whatsapp_cloud: [
    'display_number',
    'phone_number_id',
    'waba_id',
    'access_token',
    'app_secret',
    'verify_token',
  ],
  whatsapp_twilio: ['sender', 'account_sid', 'auth_token'],
  messenger: ['page_id', 'app_id', 'page_access_token', 'app_secret', 'verify_token'],
  instagram: ['account_id', 'app_id', 'access_token', 'app_secret', 'verify_token'],
}

const SECRET = new Set([
  'bot_token',
  'secret_token',
  'auth_token',
  'access_token',
  'page_access_token',
  'app_secret',
  'verify_token',
])

export function isSecret(field: string): boolean {
  return SECRET.has(field)
}

export function secretsOf(kind: ChannelKind): string[] {
  return kind === 'web' ? [] : FIELDS[kind].filter(isSecret)
}

/** The provider asks our address for the token we chose before it uses it. */
export function shakesHands(kind: ChannelKind): boolean {
  return kind === 'whatsapp_cloud' || kind === 'messenger' || kind === 'instagram'
}
