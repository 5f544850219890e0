import { isSecret } from '../kinds'

/** What each value looks like at its provider; the hub asks again, in its own words. */
const SHAPES: Record<string, RegExp> = {
  bot_token: /^\d{3,20}:[A-Za-z0-9_-]{3,200}$/,
  secret_token: /^[A-Za-z0-9_-]{1,256}$/,
  account_sid: /^AC[0-9A-Za-z]{1,64}$/,
  sender: /^whatsapp:\+[0-9]{6,15}$/,
  display_number: /^\+?[0-9][0-9 ().-]{4,24}$/,
}
const SECRET = /^[!-~]{1,2048}$/
const NUMBER = /^\d{5,20}$/

/** Chosen by us and of no meaning to anybody: nobody should have to invent them. */
export const MADE = new Set(['secret_token', 'verify_token'])

export function fits(field: string, value: string): boolean {
  const shape = SHAPES[field] ?? (isSecret(field) ? SECRET : NUMBER)
  return field === 'mode' || shape.test(value)
}

/** The value as the hub takes it: pasted blanks go, a bare number becomes a sender. */
export function tidy(field: string, typed: string): string {
  const value = typed.trim()
  if (field !== 'sender') return value
  const digits = value.replace(/^whatsapp:/i, '').replace(/[\s().-]/g, '')
  return digits ? `whatsapp:${digits.startsWith('+') ? '' : '+'}${digits}` : ''
}

/** 32 letters and digits from the browser's own source of chance. */
export function madeUp(): string {
  const signs = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz23456789'
  const chance = crypto.getRandomValues(new Uint8Array(32))
  return Array.from(chance, byte => signs[byte % signs.length]).join('')
}

const made = new Map<string, string>()

/** A verify token just chosen, until this page is closed: the hub shows it to nobody again. */
export function rememberToken(channel: string, token: string): void {
  made.set(channel, token)
}

export function rememberedToken(channel: string): string | null {
  return made.get(channel) ?? null
}
